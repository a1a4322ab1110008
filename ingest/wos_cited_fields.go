package ingest

import "math/bits"

// fields notes where fields end. It returns false if white space must be folded.
// It is one loop, because most of a file passes here; plain ASCII goes by eight
// bytes at a time.
func (p *citedParser) fields() bool {
	p.ends, p.plain = p.ends[:0], true
	last := byte(' ')
	for i := 0; i < len(p.text); {
		if i+8 <= len(p.text) {
			if blanks, commas, plain := plainSigns(p.text[i : i+8]); plain {
				if blanks&before(blanks, last == ' ') != 0 {
					return false
				}
				for ends := blanks & before(commas, last == ','); ends != 0; ends &= ends - 1 {
					p.ends = append(p.ends, i+bits.TrailingZeros64(ends)/8-1)
				}
				last = p.text[i+7]
				i += 8
				continue
			}
		}
		for end := min(i+8, len(p.text)); i < end; i++ {
			switch c := p.text[i]; {
			case c == ' ':
				if last == ' ' {
					return false
				}
				if last == ',' {
					p.ends = append(p.ends, i-1)
				}
			case c == '\t', c == '\n':
				return false
			case c < ' ', c >= 0x7f, c == '<', c == '&':
				p.plain = false
			}
			last = p.text[i]
		}
	}
	return last != ' ' || p.text == ""
}

// plainSigns looks at eight bytes at once. plain is false if one of them is no
// printable ASCII or may begin markup; else blanks and commas have the top bit of
// each byte that is one, the first byte lowest. All bytes are below 0x80 then, so
// that no sum carries over.
func plainSigns(s string) (blanks, commas uint64, plain bool) {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	_ = s[7]
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	if x&tops != 0 {
		return 0, 0, false
	}
	same := ((x ^ ones*'<') + ones*0x7f) & ((x ^ ones*'&') + ones*0x7f) // no top bit: the same
	if same&(x+ones*(0x80-' '))&^(x+ones)&tops != tops {                // markup, a control, DEL
		return 0, 0, false
	}
	blanks = ^((x ^ ones*' ') + ones*0x7f) & tops
	commas = ^((x ^ ones*',') + ones*0x7f) & tops
	return blanks, commas, true
}

// before moves the marks of eight bytes to the bytes behind them; first is the
// mark of the byte before them.
func before(marks uint64, first bool) uint64 {
	if first {
		return marks<<8 | 0x80
	}
	return marks << 8
}
