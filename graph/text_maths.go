package graph

import "strings"

// plainMaths rewrites TeX between dollars, or between \( and \), for keys:
// Greek commands become letters, commands for fonts and space vanish, other
// commands keep their name. Text without a backslash in it comes back unchanged.
func plainMaths(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for s != "" {
		from, to := mathsSpan(s)
		b.WriteString(s[:from])
		writeMaths(&b, s[from:to])
		s = s[to:]
	}
	return b.String()
}

// mathsSpan is the place of the first formula in s, or its empty end.
func mathsSpan(s string) (from, to int) {
	dollar, paren := strings.IndexByte(s, '$'), strings.Index(s, `\(`)
	if paren >= 0 && (dollar < 0 || paren < dollar) {
		if n := strings.Index(s[paren:], `\)`); n > 0 {
			return paren, paren + n + 2
		}
	}
	if dollar >= 0 {
		if n := strings.IndexByte(s[dollar+1:], '$'); n >= 0 {
			return dollar, dollar + n + 2
		}
	}
	return len(s), len(s)
}

// writeMaths writes a formula with its commands replaced.
func writeMaths(b *strings.Builder, s string) {
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 {
			b.WriteString(s)
			return
		}
		b.WriteString(s[:i])
		n := i + 1
		for n < len(s) && isLetter(s[n]) {
			n++
		}
		name := s[i+1 : n]
		switch {
		case mathsFont(name):
		case greekLetters[strings.ToLower(name)] != "":
			b.WriteString(greekLetters[strings.ToLower(name)])
		default:
			b.WriteString(name)
		}
		s = s[n:]
	}
}

// mathsFont tells commands that say how to set, not what.
func mathsFont(name string) bool {
	if strings.HasPrefix(name, "math") || strings.HasPrefix(name, "text") || strings.HasPrefix(name, "var") && greekLetters[name] == "" {
		return true
	}
	switch name {
	case "rm", "bf", "it", "cal", "sf", "tt", "boldsymbol", "bm", "operatorname", "mbox", "hbox", "left", "right",
		"big", "Big", "bigg", "Bigg", "quad", "qquad", "ensuremath", "displaystyle", "scriptstyle",
		"hat", "widehat", "tilde", "widetilde", "bar", "overline", "underline", "vec", "dot", "ddot", "limits":
		return true
	}
	return false
}

// greekLetters are the commands that stand for a letter, in lower case as Fold
// makes it.
var greekLetters = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
	"eta": "η", "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
	"xi": "ξ", "pi": "π", "varpi": "π", "rho": "ρ", "varrho": "ρ", "sigma": "σ", "varsigma": "σ", "tau": "τ",
	"upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "l",
}
