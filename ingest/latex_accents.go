package ingest

import "unicode/utf8"

// composed is the one character for a letter with an accent, or 0.
func composed(letter, mark rune) rune {
	if letter >= utf8.RuneSelf {
		return 0
	}
	return composedLetters[mark&(composedMarks-1)].of(letter, mark)
}

// composedMarks is more than the number of marks from U+0300 on.
const composedMarks = 64

// letters are the ASCII letters with a mark, by what they are without it.
type letters struct {
	mark rune
	list [128]rune
}

// of is a letter with a mark, 0 if there is none.
func (l *letters) of(letter, mark rune) rune {
	if l.mark != mark {
		return 0
	}
	return l.list[letter]
}

// composedLetters are the letters of accented, by the low bits of the mark.
var composedLetters = func() (all [composedMarks]letters) {
	for i := range all {
		l := &all[i]
		l.mark = 0x300 + rune(i)
		var plain rune
		for n, c := range []rune(accented(l.mark)) {
			if n%2 == 0 {
				plain = c
			} else {
				l.list[plain] = c
			}
		}
	}
	return all
}()

// accented lists letters, each before itself with the accent.
func accented(mark rune) string {
	switch mark {
	case '\u0300':
		return "AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳ"
	case '\u0301':
		return "AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzź"
	case '\u0302':
		return "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑ"
	case '\u0303':
		return "AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹ"
	case '\u0304':
		return "AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳ"
	case '\u0306':
		return "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭ"
	case '\u0307':
		return "AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzż"
	case '\u0308':
		return "AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿ"
	case '\u0309':
		return "AẢEẺIỈOỎUỦYỶaảeẻiỉoỏuủyỷ"
	case '\u030A':
		return "AÅUŮaåuůwẘyẙ"
	case '\u030B':
		return "OŐUŰoőuű"
	case '\u030C':
		return "AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzž"
	case '\u0323':
		return "AẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓ"
	case '\u0326':
		return "SȘTȚsștț"
	case '\u0327':
		return "CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ"
	case '\u0328':
		return "AĄEĘIĮOǪUŲaąeęiįoǫuų"
	case '\u0331':
		return "BḆDḎKḴLḺNṈRṞTṮZẔbḇdḏhẖkḵlḻnṉrṟtṯzẕ"
	}
	return ""
}
