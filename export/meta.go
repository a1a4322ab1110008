package export

import "strconv"

// jsonTypes are the names of the kinds in the description of a file.
var jsonTypes = [...]string{
	textKind: "string", flagKind: "boolean", intKind: "integer",
	longKind: "integer", bigKind: "string", floatKind: "number",
}

// appendMeta writes provenance and columns as one JSON object.
func (s *sheet) appendMeta(b []byte, p Provenance) []byte {
	member := func(name, value string) {
		b = append(append(append(b, '"'), name...), `":`...)
		b = append(appendJSON(b, cleanLabel(value)), ',')
	}
	b = append(b, '{')
	member("program", orElse(p.Program, "cocite"))
	member("kind", orElse(s.net.Kind, "graph"))
	if s.net.Unit != "" {
		member("unit", string(s.net.Unit))
	}
	b = append(b, `"directed":`...)
	b = append(strconv.AppendBool(b, s.net.Directed), `,"nodes":`...)
	b = append(appendInt(b, s.net.N()), `,"edges":`...)
	b = append(appendInt(b, s.net.M()), `,"sources":`...)
	b = appendStrings(b, cleaned(p.Sources, cleanLabel))
	b = append(b, `,"parameters":`...)
	b = appendParameters(b, p.Parameters)
	b = append(b, `,"seed":`...)
	b = append(strconv.AppendUint(b, p.Seed, 10), ',')
	if p.Date != "" {
		member("date", p.Date)
	}
	b = append(b, `"notes":`...)
	b = appendStrings(b, s.notes)
	b = append(b, `,"node_columns":`...)
	b = appendFields(b, s.columns())
	b = append(b, `,"edge_columns":`...)
	b = appendFields(b, s.edges)
	return append(b, '}')
}

// appendStrings writes a list of strings.
func appendStrings(b []byte, v []string) []byte {
	b = append(b, '[')
	for i, s := range v {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(b, s)
	}
	return append(b, ']')
}

// appendParameters writes parameters as a list, which keeps their order.
func appendParameters(b []byte, v []Parameter) []byte {
	b = append(b, '[')
	for i, p := range v {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(append(b, `{"name":`...), cleanLabel(p.Name))
		b = appendJSON(append(b, `,"value":`...), cleanLabel(p.Value))
		b = append(b, '}')
	}
	return append(b, ']')
}

// appendFields writes name, type and meaning of columns.
func appendFields(b []byte, v []field) []byte {
	b = append(b, '[')
	for i, f := range v {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(append(b, `{"name":`...), f.name)
		b = appendJSON(append(b, `,"type":`...), jsonTypes[f.kind])
		if f.doc != "" {
			b = appendJSON(append(b, `,"doc":`...), f.doc)
		}
		b = append(b, '}')
	}
	return append(b, ']')
}
