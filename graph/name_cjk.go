package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// eastAsian tells whether text is written in Han, kana or Hangul only.
func eastAsian(s string) bool {
	letters := false
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		if r < 0x1100 || !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) && r != 'ー' {
			return false
		}
		letters = true
	}
	return letters
}

// splitEastAsian splits a name in these scripts: at a comma or a blank with the
// family name first; at a middle dot, as foreign names are written, with the
// family name last; else behind the first character, or behind a known compound
// family name. Kana without a blank stay whole. Nothing is transliterated.
func splitEastAsian(s string) Name {
	s = strings.Trim(s, " ,，、·・‧•")
	for _, sep := range []string{",", "，", "、", " "} {
		if family, given, ok := strings.Cut(s, sep); ok {
			return Name{Family: strings.TrimSpace(family), Given: strings.TrimSpace(given)}
		}
	}
	for _, dot := range []string{"·", "・", "‧", "•"} {
		if i := strings.LastIndex(s, dot); i > 0 && i+len(dot) < len(s) {
			return Name{Family: s[i+len(dot):], Given: s[:i]}
		}
	}
	first, n := utf8.DecodeRuneInString(s)
	if !unicode.In(first, unicode.Han, unicode.Hangul) || n == len(s) {
		return Name{Family: s}
	}
	if _, m := utf8.DecodeRuneInString(s[n:]); n+m < len(s) && compoundFamilies[s[:n+m]] {
		n += m
	}
	return Name{Family: s[:n], Given: s[n:]}
}

// compoundFamilies are family names of two characters.
var compoundFamilies = map[string]bool{
	"欧阳": true, "歐陽": true, "司马": true, "司馬": true, "诸葛": true, "諸葛": true, "上官": true, "司徒": true,
	"夏侯": true, "东方": true, "東方": true, "皇甫": true, "尉迟": true, "尉遲": true, "公孙": true, "公孫": true,
	"慕容": true, "令狐": true, "长孙": true, "長孫": true, "宇文": true, "司空": true, "端木": true, "独孤": true,
	"獨孤": true, "南宫": true, "南宮": true, "西门": true, "西門": true, "闻人": true, "聞人": true, "申屠": true,
	"钟离": true, "鍾離": true, "轩辕": true, "軒轅": true, "呼延": true, "拓跋": true, "百里": true, "东郭": true,
	"남궁": true, "황보": true, "제갈": true, "사공": true, "선우": true, "서문": true, "독고": true, "동방": true,
}
