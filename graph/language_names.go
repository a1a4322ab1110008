package graph

import "strings"

// languageNamed gives the code of a language by its name in lower case: in English,
// in the language itself where exports have it, or as LaTeX's babel calls it.
func languageNamed(name string) (string, bool) {
	i := strings.Index(languageNames, "|"+name+"|")
	if i < 0 {
		return "", false
	}
	line := strings.LastIndexByte(languageNames[:i], '\n') + 1
	code, _, _ := strings.Cut(languageNames[line:], "|")
	return code, true
}

// languageNames has a line for each language: its code, then its names.
const languageNames = `
en|english|british|american|usenglish|ukenglish|canadian|australian|newzealand|anglais|englisch|inglés|ingles|
de|german|ngerman|austrian|naustrian|swissgerman|nswissgerman|germanb|deutsch|allemand|alemán|
fr|french|français|francais|frenchb|canadien|acadian|francés|französisch|
es|spanish|español|espanol|castellano|castilian|
pt|portuguese|português|portugues|portuges|brazilian|brazil|brazilianportuguese|portugués|
it|italian|italiano|italien|
nl|dutch|nederlands|flemish|
ru|russian|русский|russe|russisch|
zh|chinese|中文|汉语|漢語|mandarin|chinois|chinese-traditional|chinese-simplified|
ja|japanese|日本語|japonais|
ko|korean|한국어|
pl|polish|polski|
cs|czech|čeština|česky|
sk|slovak|slovenčina|
sl|slovenian|slovene|slovenščina|
hr|croatian|hrvatski|
sr|serbian|serbianc|srpski|
bs|bosnian|
mk|macedonian|
bg|bulgarian|български|
uk|ukrainian|українська|
be|belarusian|byelorussian|
sv|swedish|svenska|
da|danish|dansk|
no|norwegian|norsk|
nb|bokmål|bokmal|
nn|nynorsk|
fi|finnish|suomi|
is|icelandic|
et|estonian|eesti|
lv|latvian|
lt|lithuanian|lietuvių|
hu|hungarian|magyar|
ro|romanian|rumanian|română|moldavian|moldovan|
el|greek|polutonikogreek|ελληνικά|
tr|turkish|türkçe|turkce|
ar|arabic|العربية|
fa|persian|farsi|فارسی|
he|hebrew|עברית|
hi|hindi|
bn|bengali|
ur|urdu|
ta|tamil|
te|telugu|
ml|malayalam|
mr|marathi|
kn|kannada|
gu|gujarati|
pa|punjabi|panjabi|
sa|sanskrit|
th|thai|
vi|vietnamese|tiếng việt|
id|indonesian|bahasa|bahasai|indon|
ms|malay|bahasam|melayu|
ca|catalan|català|
eu|basque|euskara|
gl|galician|galego|
ga|irish|
cy|welsh|
gd|scottish|
la|latin|
eo|esperanto|
af|afrikaans|
sw|swahili|
am|amharic|
ka|georgian|
hy|armenian|
az|azerbaijani|
kk|kazakh|
ky|kirghiz|kyrgyz|
uz|uzbek|
tg|tajik|
mn|mongolian|
ne|nepali|
si|sinhala|sinhalese|
km|khmer|
lo|lao|
my|burmese|
sq|albanian|
mt|maltese|
fo|faroese|
so|somali|
yi|yiddish|
tl|tagalog|
ku|kurdish|
ps|pashto|
rw|kinyarwanda|
`
