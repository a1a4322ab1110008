package graph

import "strings"

// nickname tells whether two folded given names are forms of one name.
func nickname(a, b string) bool {
	for _, x := range nicknames[a] {
		for _, y := range nicknames[b] {
			if x == y {
				return true
			}
		}
	}
	return false
}

// nicknames maps a folded given name to the groups that hold it.
var nicknames = groupNicknames([]string{
	"abraham abe bram", "albert bert al", "alexander alex sasha sander sandy lex aleksandr alexandre alexandru alejandro alessandro",
	"alexandra alex sasha sandra", "alfred alf fred", "andrew andy drew andrei andrej andreas andre andres", "ann anna anne annie nancy hannah",
	"anthony antony tony anton antonio antonius", "arthur art", "barbara barb babs", "benjamin ben benny", "bernard bernie bernhard",
	"catherine katherine kathleen kathryn katharine cathy kathy kate katie kit kitty ekaterina katarina", "charles charlie chuck carl karl carlos",
	"christopher chris kit christoph christophe", "christian chris kristian", "christine christina chris tina kristina",
	"daniel dan danny daniele", "david dave davide", "deborah deb debbie debra", "dennis denny denis", "donald don",
	"dorothy dot dottie dorothea", "douglas doug", "edward ed eddie ted ned eduardo edouard", "edwin ed", "elizabeth elisabeth liz lizzie beth betsy betty eliza lisa elise",
	"emanuel manuel manny", "eugene gene evgeny evgenii yevgeny", "florence flo", "frances fran", "francis frank francois francisco francesco franz frans",
	"franklin frank", "frederick fred freddy frederic friedrich fritz", "gabriel gabe", "geoffrey geoff jeff jeffrey jeffery", "george jorge giorgio georg georges jurgen yuri",
	"gerald gerry jerry", "gerard gerry", "gregory greg grigory grigorii", "harold hal harry", "helen helena ellen elena", "henry harry hank henri heinrich hendrik henk enrique",
	"herbert herb", "hubert bert", "isaac ike", "jacob jake jakob jacques", "jacqueline jackie", "james jim jimmy jamie jaime", "jane janet",
	"jessica jess", "john jack johnny jon johannes johann jan hans juan jean giovanni ivan jonny", "jonathan jon john", "joseph joe joey josef jose giuseppe",
	"joshua josh", "judith judy", "kenneth ken kenny", "lawrence laurence larry lars lorenzo laurent", "leonard leo len lenny", "leo leon lev",
	"louis lewis lou luis luigi ludwig", "margaret maggie meg peggy marge margarita", "mark marc marcus marco marcos", "martha marty", "martin marty",
	"mary maria marie molly polly", "matthew matt mathew matthias mateo", "maximilian max", "michael mike mick mickey mikhail michel miguel michele", "mitchell mitch",
	"nathaniel nathan nat nate", "nicholas nick nicolas nicola nikolai nikolay klaus claus", "norman norm", "oliver ollie olivier", "pamela pam", "patricia pat patty tricia",
	"patrick pat paddy", "paul pablo paolo pavel", "peter pete pierre pedro pietro petr pyotr", "philip phillip phil philippe", "raymond ray", "rebecca becky",
	"richard rick rich dick ricky ricardo riccardo", "robert bob rob bobby robbie roberto bert", "roderick rod", "rodney rod", "roger rog", "ronald ron ronnie", "rudolf rudi rudy rudolph",
	"russell russ", "samuel sam sammy", "samantha sam", "sebastian seb bastian", "stanley stan", "stephen steven steve stefan stephan stephane esteban", "stuart stewart stu",
	"susan sue susie suzanne susanne", "theodore ted theo teddy", "theresa teresa terry tess", "terence terrence terry", "thomas tom tommy tomas", "timothy tim",
	"valentin val valentine", "vasily vasilii basil", "victor vic viktor vittorio", "vincent vince vincenzo vincente", "virginia ginny", "vladimir volodymyr vlad",
	"walter walt", "wilhelm willi willy", "william bill will willy billy liam wm guillaume guillermo", "yekaterina ekaterina", "zachary zach zack",
})

// groupNicknames turns lists of names into the groups of each name.
func groupNicknames(groups []string) map[string][]int {
	of := make(map[string][]int)
	for i, g := range groups {
		for _, n := range strings.Fields(g) {
			of[n] = append(of[n], i)
		}
	}
	return of
}

// shortNames are words of two to four letters that are given or family names of
// their own: in capitals they may be a name or a block of initials.
var shortNames = wordSet(`
	ada al ali amy an ana ann anna art bai bao bao bea ben bin bo bob boy cai cao che chu cui da dai dan dao de den di do don dong dou du
	ed edu eli ella emma eric erik eva eve fa fan fei feng fu gao gil gong gu guo guy ha hai han hao he hong hu hua hui ian ida igor
	ilya ina ines ing ira iris isa ivan ivo jan jean jeff ji jia jian jie jim jin jing jo joan joe john jon jose ju juan jun kai kang ke kim
	ko kun la lan lars le lea lee lei leo li lia lian lin ling lisa liu liz lo lou lu luc lucy lui luis luo lux ma mao mark mary max may mei meng
	mia mike ming mo na nan neil nga ngo nina ning noah oh olga omar otto ou pan paul pei peng pia pin ping qi qian qiao qin qing qiu quan qun ray ren
	rita ron rong rose roy ru ruan rui ryan sam sean shen shi shu si siu sofi song su sue sun sven tai tan tang tao te ted ti tian tim ting to tom tong tony
	tran tu ty udo ugo una uri uwe van vera vi vo vu wan wang wei wen will wu xi xia xian xiao xie xin xing xu xue xun ya yan yang yao ye yi yin ying yong you
	yu yuan yue yun yves zeng zhao zhe zhen zhi zhou zhu zi zoe zou`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
