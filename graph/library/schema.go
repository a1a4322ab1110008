package library

import (
	"reflect"
	"strings"
)

// table names a table and the type of its rows.
type table struct {
	name, doc string
	row       reflect.Type
}

// tables lists the tables of a library in the order of the documentation.
func tables() []table {
	return []table{
		{"works", "One row a work, stubs included, after merging.", reflect.TypeFor[workRow]()},
		{"authors", "One row a person or organisation, after identity.", reflect.TypeFor[authorRow]()},
		{"authorships", "Who wrote which work, in the order of the by-line.", reflect.TypeFor[authorshipRow]()},
		{"citations", "Which work cites which, each pair once; stubs included.", reflect.TypeFor[citationRow]()},
		{"references", "Entries of reference lists that say more than the identifier of a cited work.", reflect.TypeFor[referenceRow]()},
		{"sources", "Journals, proceedings, books and other places of publication.", reflect.TypeFor[itemRow]()},
		{"institutions", "Institutions of authors.", reflect.TypeFor[itemRow]()},
		{"countries", "Countries of institutions.", reflect.TypeFor[itemRow]()},
		{"keywords", "Keywords, joined by their folded term.", reflect.TypeFor[itemRow]()},
		{"work_institutions", "Institutions of works that have others than those of the affiliations in their by-line: all of them.", reflect.TypeFor[linkRow]()},
		{"work_countries", "Countries of works that have others than those of the affiliations in their by-line: all of them.", reflect.TypeFor[linkRow]()},
		{"work_keywords", "Keywords of each work.", reflect.TypeFor[keywordRow]()},
		{"affiliations", "Affiliations as printed in by-lines.", reflect.TypeFor[affiliationRow]()},
		{"venues", "Sources as printed in records.", reflect.TypeFor[venueRow]()},
		{"related", "Similarities that a source states between two works of the library.", reflect.TypeFor[relatedRow]()},
		{"relations", "Similarities as each record states them.", reflect.TypeFor[relationRow]()},
		{"provenance", "One row a record: where it was read, which work it became, what it states if the work says otherwise.", reflect.TypeFor[provenanceRow]()},
		{"identity", "The forms of each author that has several, and why they were joined.", reflect.TypeFor[identityRow]()},
		{"files", "The files that were read.", reflect.TypeFor[fileRow]()},
		{"problems", "What was wrong with the files.", reflect.TypeFor[problemRow]()},
		{"skipped", "Files that were passed over.", reflect.TypeFor[skippedRow]()},
		{"drawings", "Graph files, for cocite itself.", reflect.TypeFor[drawingRow]()},
	}
}

// Schema describes the tables of a library.
func Schema() []TableInfo {
	var out []TableInfo
	for _, t := range tables() {
		out = append(out, TableInfo{Name: t.name, Doc: t.doc, Columns: columns(t.row)})
	}
	return out
}

// columns describes the fields of a row, those of embedded structs in their place.
func columns(t reflect.Type) []ColumnInfo {
	var out []ColumnInfo
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			out = append(out, columns(f.Type)...)
			continue
		}
		name, rest, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		out = append(out, ColumnInfo{
			Name: name, Type: columnType(f.Type), Doc: f.Tag.Get("doc"),
			Nullable: strings.Contains(rest, "optional") || f.Type.Kind() == reflect.Pointer,
		})
	}
	return out
}

// columnType is the type of a column by the name that SQL gives it.
func columnType(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return columnType(t.Elem())
	case reflect.Bool:
		return "boolean"
	case reflect.Int64:
		return "bigint"
	case reflect.String:
		return "varchar"
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "blob"
		}
		return columnType(t.Elem()) + "[]"
	}
	return t.String()
}
