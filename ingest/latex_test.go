package ingest

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"cocite/graph"
)

func TestDecodeLaTeX(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Graphs and their people", "Graphs and their people"},
		{"white space", "  a\n\t b  ", "a b"},
		{"one blank at the end", "a ", "a"},
		{"accent bare", `\'e`, "é"},
		{"accent with braces inside", `\'{e}`, "é"},
		{"accent in braces", `{\'e}`, "é"},
		{"accent in two pairs", `{\'{e}}`, "é"},
		{"accent with a blank", `\' e`, "é"},
		{"every sign", "\\`a\\'a\\^a\\\"a\\~a\\=a\\.a", "àáâäãāȧ"},
		{"every letter", `\u{g}\v{s}\H{o}\c{c}\k{a}\r{a}\d{s}\b{d}\t{oo}`, "ğšőçąåṣḏo͡o"},
		{"letter and blank", `\c c and \v s`, "ç and š"},
		{"letter commands end at letters", `\vs`, `\vs`},
		{"dotless i", `\'{\i}\'\i{\"{\i}}\v{\j}`, "ííïǰ"},
		{"dotless alone", `\i\ and {\j}`, "ı and ȷ"},
		{"accented i", `\'i`, "í"},
		{"two accents", `\'{\^e}`, "ế"},
		{"two accents outside in", `\^{\'e}`, "é̂"},
		{"accent on a special letter", `\'{\ae}`, "ǽ"},
		{"accent before a rune", `\'ж`, "ж́"},
		{"too many accents", `\'\'\'\'\'\'e`, "´´´´é\u0301"},
		{"tilde alone", `\~{}user`, "~user"},
		{"accent at the end", `a\'`, "a´"},
		{"letters", `\ss\ae\AE\oe\OE\o\O\aa\AA\l\L\dh\DH\th\TH\dj\DJ\ng`, "ßæÆœŒøØåÅłŁðÐþÞđĐŋ"},
		{"a command swallows the blank behind it", `Stra\ss e and \O re`, "Straße and Øre"},
		{"braces keep the blank", `{\ss} e`, "ß e"},
		{"escapes", `\&\%\$\#\_\{\}`, "&%$#_{}"},
		{"tie", `Donald~E.~Knuth`, "Donald E. Knuth"},
		{"dashes", `1--2---3-4`, "1–2—3-4"},
		{"quotes", "``a'' `b'", "“a” `b'"},
		{"Spanish", "?`Que? !`No!", "¿Que? ¡No!"},
		{"vanish", `a\-b\/c`, "abc"},
		{"blanks", `a\ b\,c\;d\\e`, "a b c d e"},
		{"symbols", `\textendash\textemdash\textquoteright\textquotesingle\textasciitilde\textdegree`, "–—’'~°"},
		{"more symbols", `\texttrademark\copyright\textregistered\S\P\ldots\dots\textbackslash\slash`, `™©®§¶……\/`},
		{"symbol in braces", `{\textquotedblleft}x{\textquotedblright}`, "“x”"},
		{"Greek", `$\alpha$-stable and \alpha-stable \Omega`, `$\alpha$-stable and α-stable Ω`},
		{"url", `See \url{http://x.org/a_b%20c}.`, "See http://x.org/a_b%20c."},
		{"href", `\href{http://x.org/{a}}{the text}`, "the text"},
		{"formatting", `\emph{a} \textit{b}\textbf{c} \textsc{d}{\it e}{\em f} \mbox{g}`, "a bc def g"},
		{"font switch", `{\bfseries\large Bold} text`, "Bold text"},
		{"noopsort", `{\noopsort{1973b}}1973`, "1973"},
		{"enquote", `\enquote{a {B} c}`, "“a B c”"},
		{"protective braces", `The {DNA} of {{A {B}}}`, "The DNA of A B"},
		{"unknown command stays", `a \foo b \baz{C {D}}{e} {F}`, `a \foo b \baz{C D}{e} F`},
		{"math stays", `On $O(n^{2})$ and {$x_{i}$}`, `On $O(n^{2})$ and $x_{i}$`},
		{"math with dollars inside braces", `New ${$\Xi${}}_{b}$ {B}aryon`, `New ${$\Xi${}}_{b}$ Baryon`},
		{"other math", `\(x^{2}\) and \[y\] and $$z$$`, `$x^{2}$ and $y$ and $z$`},
		{"lone dollar", `It costs {5}$ in {G}ermany`, "It costs 5$ in Germany"},
		{"dollar in a group", `{a $ b} {C}$x$`, "a $ b C$x$"},
		{"dollars in two groups", `{a $ b} {c$ D}`, "a $ b c$ D"},
		{"escaped dollar in math", `$\$5$ {x}`, `$\$5$ x`},
		{"unclosed paren math", `\(x {y}`, `\(x y`},
		{"Mendeley", `{\textless}i{\textgreater}E. coli{\textless}/i{\textgreater}`, "<i>E. coli</i>"},
		{"ensuremath", `\ensuremath{\alpha}-helix`, "α-helix"},
		{"superscript", `10\textsuperscript{th}`, "10th"},
		{"logos", `Bib\TeX{} and \LaTeX\ too`, "BibTeX and LaTeX too"},
		{"unbalanced", `a} b{ c`, "a b c"},
		{"backslash at the end", `a\`, `a\`},
		{"NFC", "e\u0301", "é"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := decodeLaTeX(tt.in); got != norm.NFC.String(tt.want) {
				t.Errorf("decodeLaTeX(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestDecodeVerbatim(t *testing.T) {
	tests := []struct{ in, want string }{
		{"10.1000/a_b", "10.1000/a_b"},
		{`10.1000/a\_b\%c`, "10.1000/a_b%c"},
		{`{10.1000/{a}}`, "10.1000/a"},
		{`\url{http://x.org/~a}`, "http://x.org/~a"},
		{`http://x.org/{\textasciitilde}a\textasciitilde{}b$\sim$c`, "http://x.org/~a~b~c"},
		{`10.1002/(SICI)1097(199401)45:1{\textless}1::AID{\textgreater}3.0`, "10.1002/(SICI)1097(199401)45:1<1::AID>3.0"},
	}
	for _, tt := range tests {
		if got := decodeVerbatim(tt.in); got != tt.want {
			t.Errorf("decodeVerbatim(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// Nesting and repetition that would cost a naive decoder its stack or quadratic time.
func TestDecodeLaTeXIsLinear(t *testing.T) {
	for _, part := range []string{"{", "{$", `\'`, `\'{`, `\foo{`, "$", `\(`, `\url{`, `\href{`, `\enquote{`, "}", `\`, `{\it `, "-", "`", `\noopsort{`} {
		text := strings.Repeat(part, 256<<10/len(part))
		start := time.Now()
		decodeLaTeX(text)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("256 KiB of %q took %v", part, took)
		}
	}
}

// The short cut of texText changes nothing.
func TestTexText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.OneOf(
			rapid.RuneFrom([]rune("ab  <>&;/isup{}$~-'`\\\n\u00A0\u200B\u2009é–“”…жΩ张")), rapid.Rune(),
		), 0, 20, -1).Draw(t, "text")
		if got, want := texText(s), graph.CleanText(decodeLaTeX(s)); got != want {
			t.Fatalf("texText(%q) = %q, want %q", s, got, want)
		}
	})
}

func FuzzLaTeX(f *testing.F) {
	for _, s := range []string{`\'{\i}`, `$a${b}`, `\href{u}{t}`, `{\'{e}}--`, `\foo{x}`, `{$ {$ }`, `\(`, "\\'\xff", `\verb`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := decodeLaTeX(s)
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("decodeLaTeX(%q) = %q is not UTF-8", s, got)
		}
		if !norm.NFC.IsNormalString(got) {
			t.Errorf("decodeLaTeX(%q) = %q is not in NFC", s, got)
		}
		if len(got) > 8*len(s)+8 {
			t.Errorf("decodeLaTeX(%q) grew to %d bytes", s, len(got))
		}
	})
}

func BenchmarkDecodeLaTeX(b *testing.B) {
	text := strings.Repeat(`The {DNA} of \'{E}tienne M{\"u}ller--Sch\"on costs $x^2$ and nothing else at all in plain words. `, 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		decodeLaTeX(text)
	}
}
