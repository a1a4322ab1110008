package ingest

// latexSign is a sign with a name, or "".
func latexSign(name string) string {
	switch name {
	case "textendash":
		return "–"
	case "textemdash":
		return "—"
	case "textquoteright", "rq":
		return "’"
	case "textquoteleft", "lq":
		return "‘"
	case "textquotesingle":
		return "'"
	case "textquotedblleft":
		return "“"
	case "textquotedblright":
		return "”"
	case "textquotedbl":
		return "\""
	case "quotedblbase", "glqq", "textquotedblbase":
		return "„"
	case "quotesinglbase", "glq":
		return "‚"
	case "guillemotleft", "flqq", "og":
		return "«"
	case "guillemotright", "frqq", "fg":
		return "»"
	case "guilsinglleft":
		return "‹"
	case "guilsinglright":
		return "›"
	case "textasciitilde":
		return "~"
	case "textasciicircum":
		return "^"
	case "textasciigrave":
		return "`"
	case "textdegree", "degree", "degres":
		return "°"
	case "texttrademark", "texttm", "trademark":
		return "™"
	case "copyright", "textcopyright":
		return "©"
	case "textregistered", "registered":
		return "®"
	case "S", "textsection":
		return "§"
	case "P", "textparagraph":
		return "¶"
	case "ldots", "dots", "textellipsis", "cdots":
		return "…"
	case "textbackslash", "backslash":
		return "\\"
	case "slash":
		return "/"
	case "textbar", "vert":
		return "|"
	case "textbardbl":
		return "‖"
	case "textless", "lt":
		return "<"
	case "textgreater", "gt":
		return ">"
	case "textunderscore":
		return "_"
	case "textbraceleft", "lbrace":
		return "{"
	case "textbraceright", "rbrace":
		return "}"
	case "textdollar":
		return "$"
	case "textampersand", "And":
		return "&"
	case "textnumbersign":
		return "#"
	case "textpercent":
		return "%"
	case "textasteriskcentered", "ast":
		return "*"
	case "texteuro", "euro", "EUR":
		return "€"
	case "pounds", "textsterling":
		return "£"
	case "textyen", "yen":
		return "¥"
	case "textcent", "cent":
		return "¢"
	case "textcurrency":
		return "¤"
	case "dag", "dagger", "textdagger":
		return "†"
	case "ddag", "ddagger", "textdaggerdbl":
		return "‡"
	case "textbullet", "bullet":
		return "•"
	case "textperiodcentered", "cdot":
		return "·"
	case "textquestiondown":
		return "¿"
	case "textexclamdown":
		return "¡"
	case "textordfeminine":
		return "ª"
	case "textordmasculine":
		return "º"
	case "textnumero":
		return "№"
	case "textonehalf":
		return "½"
	case "textonequarter":
		return "¼"
	case "textthreequarters":
		return "¾"
	case "texttwosuperior":
		return "²"
	case "textthreesuperior":
		return "³"
	case "textonesuperior":
		return "¹"
	case "times", "texttimes":
		return "×"
	case "div", "textdiv":
		return "÷"
	case "pm", "textpm":
		return "±"
	case "mp":
		return "∓"
	case "lnot", "neg", "textlnot":
		return "¬"
	case "textmu", "micro":
		return "µ"
	case "textminus":
		return "−"
	case "leq", "le":
		return "≤"
	case "geq", "ge":
		return "≥"
	case "neq", "ne":
		return "≠"
	case "approx":
		return "≈"
	case "sim":
		return "∼"
	case "cong":
		return "≅"
	case "equiv":
		return "≡"
	case "propto":
		return "∝"
	case "infty":
		return "∞"
	case "rightarrow", "to", "textrightarrow":
		return "→"
	case "leftarrow", "textleftarrow":
		return "←"
	case "leftrightarrow":
		return "↔"
	case "Rightarrow":
		return "⇒"
	case "Leftarrow":
		return "⇐"
	case "uparrow":
		return "↑"
	case "downarrow":
		return "↓"
	case "in":
		return "∈"
	case "subset":
		return "⊂"
	case "subseteq":
		return "⊆"
	case "cup":
		return "∪"
	case "cap":
		return "∩"
	case "wedge", "land":
		return "∧"
	case "vee", "lor":
		return "∨"
	case "forall":
		return "∀"
	case "exists":
		return "∃"
	case "emptyset":
		return "∅"
	case "sum":
		return "∑"
	case "prod":
		return "∏"
	case "int":
		return "∫"
	case "surd":
		return "√"
	case "partial":
		return "∂"
	case "nabla":
		return "∇"
	case "oplus":
		return "⊕"
	case "otimes":
		return "⊗"
	case "circ":
		return "∘"
	case "star":
		return "⋆"
	case "ell":
		return "ℓ"
	case "hbar":
		return "ℏ"
	case "aleph":
		return "ℵ"
	case "langle":
		return "⟨"
	case "rangle":
		return "⟩"
	case "prime":
		return "′"
	case "sharp":
		return "♯"
	case "flat":
		return "♭"
	case "natural":
		return "♮"
	case "Box", "square":
		return "□"
	case "triangle":
		return "△"
	case "diamond":
		return "◇"
	case "textperthousand", "permil":
		return "‰"
	case "textlongs":
		return "ſ"
	case "okina":
		return "ʻ"
	}
	return ""
}
