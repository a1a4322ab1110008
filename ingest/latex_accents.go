package ingest

import "unicode/utf8"

// composed is the one character for a letter with an accent, or 0.
func composed(letter, mark rune) rune {
	if letter >= utf8.RuneSelf {
		return 0
	}
	found := false
	for _, c := range accented(mark) {
		if found {
			return c
		}
		found = c == letter
	}
	return 0
}

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
