package bibtex

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// show writes a command in one line: type, key, fields with their pieces, faults.
func show(c Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s[%s]", c.Type, c.Key)
	if c.Kind == Junk {
		b.Reset()
		b.WriteString("junk")
	}
	for _, f := range c.Fields {
		fmt.Fprintf(&b, " %s=", f.Name)
		for i, p := range f.Value {
			if i > 0 {
				b.WriteByte('#')
			}
			form := [...]string{"{%s}", "\"%s\"", "%s", "<%s>"}[p.Kind]
			fmt.Fprintf(&b, form, p.Text)
		}
	}
	for _, f := range c.Faults {
		fmt.Fprintf(&b, " !%s@%d", f.Code, f.Line)
	}
	return b.String()
}

// readAll shows every command of a text.
func readAll(t testing.TB, r io.Reader, limit int) []string {
	t.Helper()
	var out []string
	for rd := NewReader(r, limit); ; {
		c, err := rd.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, show(c))
	}
}

func TestNext(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"empty", "", nil},
		{"only junk", "Dear all,\nwrite to me@home.org or @nobody.\n", nil},
		{"one entry", "@article{k, title = {T}, year = 2000}", []string{"article[k] title={T} year=2000"}},
		{"comma behind the last field", "@article{k, title = {T},}", []string{"article[k] title={T}"}},
		{"case", "@ARTICLE{Key, Title = {T}, DOI={x}}", []string{"article[Key] title={T} doi={x}"}},
		{"blank before the brace", "@inproceedings {k, title={T}}", []string{"inproceedings[k] title={T}"}},
		{"blanks everywhere", "@ article\n{ k ,\n title\n=\n{T} , }", []string{"article[k] title={T}"}},
		{"parentheses", "@article(k, title = {a (b)}, note = \"x)\")", []string{"article[k] title={a (b)} note=\"x)\""}},
		{"junk between", "x @a{b,} y\n@c{d,}\nz", []string{"a[b]", "c[d]"}},
		{"two on a line", "@a{b,}@c{d,}", []string{"a[b]", "c[d]"}},
		{"at behind a word", "me@home{ no } @a{b,}", []string{"a[b]"}},
		{"line with percent is a comment", "% @a{x, t={}}\n  %%@b{y,\n@c{d,}", []string{"c[d]"}},
		{"percent behind text", "100 % of @c{d,}", []string{"c[d]"}},
		{"strings", "@string{a = \"x\"} @STRING(b = a # {y})", []string{"string[] a=\"x\"", "string[] b=<a>#{y}"}},
		{"several in one string", "@string{a = {x}, b = {y}}", []string{"string[] a={x} b={y}"}},
		{"concatenation", "@a{k, m = \"1~\" # jan # {z} # 3}", []string{"a[k] m=\"1~\"#<jan>#{z}#3"}},
		{"braces nest", "@a{k, t = {a {b {c}} d}}", []string{"a[k] t={a {b {c}} d}"}},
		{"quote inside braces", `@a{k, t = "a {"}b{"} c"}`, []string{`a[k] t="a {"}b{"} c"`}},
		{"at in a value", "@a{k, t = {me@home.org, @you},\n u = {x\n@see above}}", []string{"a[k] t={me@home.org, @you} u={x\n@see above}"}},
		{"percent in a value", "@a{k, url = {http://x/%20y}}", []string{"a[k] url={http://x/%20y}"}},
		{"commented field", "@a{k, t = {x},\n% u = {y},\n v = {z}}", []string{"a[k] t={x} v={z}"}},
		{"keys of any shape", "@a{DBLP:conf/x+y.z_1-2&é's,}@a{with blanks 99,}@a{a=b,}", []string{"a[DBLP:conf/x+y.z_1-2&é's]", "a[with blanks 99]", "a[a=b]"}},
		{"key with braces", `@a{M{\"u}ller, t={x}}`, []string{`a[M{\"u}ller] t={x}`}},
		{"key alone", "@a{k}", []string{"a[k]"}},
		{"comma on the next line", "@a{k\n, t={x}}", []string{"a[k] t={x}"}},
		{"empty value", "@a{k, t = , u = {x}}", []string{"a[k] t= u={x}"}},
		{"name with parentheses", "@a{k, Usage-Count-(Last-180-days) = {6}, u={x}}", []string{"a[k] usage-count-(last-180-days)={6} u={x}"}},
		{"names with signs", "@a{k, bdsk-url-1 = {x}, a_b:c.d = {y}}", []string{"a[k] bdsk-url-1={x} a_b:c.d={y}"}},

		{"comment group", "@comment{ @a{x, t={}} {} } @a{k,}", []string{"a[k]"}},
		{"comment line", "@comment @a{x, t={}}\n@a{k,}", []string{"a[k]"}},
		{"comment with a sign behind", "@comment: {\n@a{k,}", []string{"a[k]"}},
		{"comment over lines", "@Comment{jabref-meta: groups:\n0 AllEntries\\;;\n}\n@a{k,}", []string{"a[k]"}},
		{"comment in parentheses", "@comment( a ) @a{k,}", []string{"a[k]"}},
		{"preamble", "@preamble{ \"\\def\\x{y}\" # {z} } @a{k,}", []string{"a[k]"}},

		{"no key", "@misc{ author = {X}, t = {y}}", []string{"misc[] author={X} t={y} !no-key@1"}},
		{"empty key", "@misc{, author = {X}}", []string{"misc[] author={X} !no-key@1"}},
		{"no comma behind the key", "@a{k\n author = {X}}", []string{"a[k] author={X} !missing-comma@1"}},
		{"no comma behind the key, one line", "@a{k author = {X}}", []string{"a[k] author={X} !missing-comma@1"}},
		{"no comma between fields", "@a{k,\n t = {x}\n u = {y}\n}", []string{"a[k] t={x} u={y} !missing-comma@3"}},
		{"no equals", "@a{k, t {x}, u = {y}}", []string{"a[k] t={x} u={y} !missing-equals@1"}},
		{"no value", "@a{k, t, u = {y}}", []string{"a[k] u={y} !no-value@1"}},
		{"no brace at the end of an entry", "@a{k,\n t = {x}\n\n@b{l,\n u = {y}}", []string{"a[k] t={x} !unclosed-brace@1", "b[l] u={y}"}},
		{"no brace at the end of a value", "@a{k,\n t = {x,\n u = {y}\n}\n@b{l,}", []string{"a[k] t={x} u={y} !unclosed-brace@2", "b[l]"}},
		{"no brace at all", "@a{k,\n t = {x {y,\n u = {z}\n\n@b{l,}", []string{"a[k] t={x {y} u={z} !unclosed-brace@2", "b[l]"}},
		{"no quote at the end of a value", "@a{k,\n t = \"x,\n u = {y}\n}\n@b{l,}", []string{"a[k] t=\"x\" u={y} !unclosed-quote@2", "b[l]"}},
		{"end of the text in a value", "@a{k, t = {x}, u = {y", []string{"a[k] t={x} u={y} !unclosed-brace@1"}},
		{"end of the text in a key", "@a{k", []string{"a[k] !unclosed-brace@1"}},
		{"end of the text in a name", "@a{k, tit", []string{"a[k] !no-value@1 !unclosed-brace@1"}},
		{"escaped brace alone", "@a{k, t = {set \\{ x},\n u = {y}}\n@b{l,}", []string{"a[k] t={set \\{ x} u={y} !escaped-brace@1", "b[l]"}},
		{"escaped closing brace alone", "@a{k, t = {set \\} x},\n u = {y}}\n@b{l,}", []string{"a[k] t={set \\} x} u={y} !escaped-brace@1", "b[l]"}},
		{"escaped braces that balance", "@a{k, t = {set \\{ x \\}}}", []string{"a[k] t={set \\{ x \\}}"}},
		{"escaped quote", `@a{k, t = "Erd\"os", u = {y}}`, []string{`a[k] t="Erd\"os" u={y} !escaped-brace@1`}},
		{"quotes in quotes", `@a{k, t = "a "b" c", u = {y}}`, []string{`a[k] t="a b" c" u={y} !stray-text@1`}},
		{"bare text", "@a{k, t = http://x.org/a~b, u = {y}}", []string{"a[k] t=<http://x.org/a~b> u={y}"}},
		{"bare range", "@a{k, pages = 12--34, u = {y}}", []string{"a[k] pages=12--34 u={y}"}},
		{"text behind a value", "@a{k, t = {x} y, u = {z}}", []string{"a[k] t={xy} u={z} !stray-text@1"}},
		{"wrong closer", "@a{k, t = {x}), u = {z}}", []string{"a[k] t={x)} u={z} !stray-text@1"}},
		{"closed too early", "@a{k, t = {x}}, u = {y}}\n@b{l,}", []string{"a[k] t={x} u={y} !early-close@1", "b[l]"}},
		{"one brace too many", "@a{k, t = {x}}}\n@b{l,}", []string{"a[k] t={x}", "b[l] !stray-text@1"}},
		{"no opening brace", "@article k, t = {x}\n@b{l,}", []string{"junk !missing-brace@1", "b[l]"}},
		{"comment that never ends", "@comment{ x\n@a{k,}\n@comment{ y }\n@b{l,}", []string{"junk !unclosed-brace@1", "a[k]", "b[l]"}},
		{"preamble that never ends", "@preamble{ {x\n@a{k,}", []string{"junk !unclosed-brace@1", "a[k]"}},
		{"entry in a value is the next entry", "@a{k, t = {x\n@article{l, u = {y}}\n", []string{"a[k] t={x} !unclosed-brace@1", "article[l] u={y}"}},
		{"lines with CR", "\r@a{k,\r t, u={x}}\r\r@b{,}", []string{"a[k] u={x} !no-value@3", "b[] !no-key@5"}},
		{"lines with CRLF", "\r\n@a{k,\r\n t, u={x}}\r\n\r\n@b{,}", []string{"a[k] u={x} !no-value@3", "b[] !no-key@5"}},
		{"NUL", "@a{k, t = {a\x00b}}", []string{"a[k] t={a\x00b}"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			compare(t, readAll(t, strings.NewReader(tt.in), 0), tt.want)
			compare(t, readAll(t, iotest.OneByteReader(strings.NewReader(tt.in)), 0), tt.want)
		})
	}
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestLineNumbers(t *testing.T) {
	r := NewReader(strings.NewReader("junk\n\n@a{k,\n t = {x\ny},\n u = {z}\n}\n\n\n@b{l, v = 1}"), 0)
	var got []int
	for c, err := r.Next(); err == nil; c, err = r.Next() {
		got = append(got, c.Line)
		for _, f := range c.Fields {
			got = append(got, f.Line)
		}
	}
	if want := "[3 4 6 10 10]"; fmt.Sprint(got) != want {
		t.Errorf("lines %v, want %v", got, want)
	}
}

func TestTooLong(t *testing.T) {
	long := strings.Repeat("x", 300<<10)
	in := "@a{k, u = {y}, t = {" + long + "}}\n@b{l, v = {w}}"
	want := []string{"a[k] u={y} t={} !unclosed-brace@1 !too-long@1", "b[l] v={w}"}
	compare(t, readAll(t, strings.NewReader(in), 100<<10), want)
}

// Faults, their excerpts and what is cut off depend on the text, not on how much
// of it comes at once.
func TestReadSizes(t *testing.T) {
	entry := "@a{, t = {" + strings.Repeat("é x ", 30) + "}, u}}\n"
	text := strings.Repeat(entry, 3*block/len(entry)) + "@a{k, t = {" + strings.Repeat("y", 2*block) + "}}\n" + entry
	for _, limit := range []int{0, 100, 180, block} {
		want := excerpts(strings.NewReader(text), limit)
		if len(want) < 1000 {
			t.Fatalf("limit %d: only %d faults", limit, len(want))
		}
		for name, r := range map[string]io.Reader{
			"one byte":   iotest.OneByteReader(strings.NewReader(text)),
			"half":       iotest.HalfReader(strings.NewReader(text)),
			"data error": iotest.DataErrReader(strings.NewReader(text)),
		} {
			if d := cmp.Diff(want, excerpts(r, limit)); d != "" {
				t.Errorf("limit %d, %s: -want +got:\n%s", limit, name, d)
			}
		}
	}
}

// excerpts shows every fault with its line and excerpt.
func excerpts(r io.Reader, limit int) []string {
	var out []string
	rd := NewReader(r, limit)
	for c, err := rd.Next(); err == nil; c, err = rd.Next() {
		for _, f := range c.Faults {
			out = append(out, fmt.Sprintf("%d %s %q", f.Line, f.Code, f.Excerpt))
		}
	}
	return out
}

func TestReadError(t *testing.T) {
	broken := errors.New("disk on fire")
	r := NewReader(io.MultiReader(strings.NewReader("@a{k, t={x}}\n@b{l, u={y"), iotest.ErrReader(broken)), 0)
	for range 2 {
		if _, err := r.Next(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.Next(); err != broken {
		t.Errorf("got error %v, want %v", err, broken)
	}
}

func TestSniff(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{"@article{k,", true},
		{"% Encoding: UTF-8\n\n @Book (k,\n", true},
		{"text\n@string{a = {b}}", true},
		{"@comment{x", true},
		{"@misc{ author = {X}", true},
		{"@dataset{k,", true},
		{"see @article{k,", false},
		{"% @article{k,", false},
		{"mail me@home.org", false},
		{"@media (max-width: 100px) {", false},
		{"@Table(name = \"x\")", false},
		{"@media screen {", false},
		{"TY  - JOUR\n", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := Sniff([]byte(tt.in)); got != tt.want {
			t.Errorf("Sniff(%q) = %v, want %v", tt.in, got, tt.want)
		}
	}
}

// entryText draws an entry that is well formed.
func entryText(t *rapid.T, key string) string {
	value := rapid.StringMatching(`[a-zA-Z0-9 ,.\n\\'%#é-]{0,20}`)
	n := rapid.IntRange(0, 3).Draw(t, "fields")
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s,\n", rapid.SampledFrom([]string{"article", "Book", "misc"}).Draw(t, "type"), key)
	for i := range n {
		fmt.Fprintf(&b, "  f%d = {%s},\n", i, value.Draw(t, "value"))
	}
	return b.String() + "}\n"
}

// Junk between entries never loses an entry. The one exception is a comment that
// is opened before an entry and closed behind it: what it holds is a comment.
func TestJunkLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in, want strings.Builder
		for i := range rapid.IntRange(1, 5).Draw(t, "entries") {
			junk := rapid.StringMatching(`([a-z0-9@{}(),="%#\\ \n]|@article\{|@x\{)*`).Draw(t, "junk")
			fmt.Fprintf(&in, "%s\n%s", junk, entryText(t, fmt.Sprintf("KEY%d", i)))
			fmt.Fprintf(&want, "KEY%d ", i)
		}
		var got strings.Builder
		r := NewReader(strings.NewReader(in.String()), 0)
		for c, err := r.Next(); err == nil; c, err = r.Next() {
			if strings.HasPrefix(c.Key, "KEY") {
				got.WriteString(c.Key + " ")
			}
		}
		if got.String() != want.String() {
			t.Fatalf("got %s, want %s, in\n%s", got.String(), want.String(), in.String())
		}
	})
}

// A text that is cut off keeps the entries before the cut.
func TestTruncationKeepsWhatIsBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in string
		var ends []int
		var whole []string
		for i := range rapid.IntRange(1, 4).Draw(t, "entries") {
			in += entryText(t, fmt.Sprintf("k%d", i))
			ends = append(ends, len(in)-1) // without the line end
		}
		r := NewReader(strings.NewReader(in), 0)
		for c, err := r.Next(); err == nil; c, err = r.Next() {
			whole = append(whole, show(c))
		}
		cut := rapid.IntRange(0, len(in)).Draw(t, "cut")
		r = NewReader(strings.NewReader(in[:cut]), 0)
		for i := 0; i < len(ends) && ends[i] <= cut; i++ {
			c, err := r.Next()
			if err != nil || show(c) != whole[i] {
				t.Fatalf("cut at %d: entry %d is %s (%v), want %s", cut, i, show(c), err, whole[i])
			}
		}
	})
}

// Repeated faults must not cost a pass over the text each.
func TestLinearTime(t *testing.T) {
	for _, part := range []string{"@", "@comment{\n", "@a{\n", "@a{k, t = {\n", "@a{k,\n t = \"\n", "{", "@a{k, t = {\\{ \n", "@preamble{\n", "@a", "%@\n", " @ ", "@a{k,\n f = {x\n}"} {
		for _, prefix := range []string{"", "@a{k, t = {", "@a{"} {
			text := prefix + strings.Repeat(part, 256<<10/len(part))
			start := time.Now()
			readAll(t, strings.NewReader(text), 0)
			if took := time.Since(start); took > 3*time.Second {
				t.Errorf("256 KiB of %q behind %q took %v", part, prefix, took)
			}
		}
	}
}

func FuzzReader(f *testing.F) {
	for _, s := range []string{"@a{k, t = {x} # y, u = \"z\"}", "@string{a=b}", "@comment{", "@a(k,)", "@a{k,t={\\{},u={\n@b{l,", "@a{k\r\n,t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		whole := readAll(t, strings.NewReader(s), 0)
		split := readAll(t, iotest.HalfReader(strings.NewReader(s)), 0)
		compare(t, split, whole)
		readAll(t, strings.NewReader(s), 16)
	})
}

func BenchmarkReader(b *testing.B) {
	entry := "@article{key,\n  title = {The {DNA} of Graphs and \\'Etudes},\n  author = {Ann Author and Bob Builder},\n" +
		"  journal = jacm,\n  year = 2001,\n  abstract = {" + strings.Repeat("Some words of an abstract. ", 40) + "},\n}\n\n"
	text := strings.Repeat(entry, 1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(strings.NewReader(text), 0)
		for _, err := r.Next(); err == nil; _, err = r.Next() {
		}
	}
}
