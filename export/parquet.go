package export

import (
	"io"
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/snappy"

	"cocite/graph"
)

func parquetFormat() Format {
	return Format{
		Name:       "parquet",
		Exts:       []string{".parquet"},
		Doc:        "table of edges for DuckDB, pandas, polars and Spark; the nodes stand beside it",
		Write:      writeParquetEdges,
		Companions: []Companion{{Suffix: ".nodes", Write: writeParquetNodes}},
	}
}

// parquetTypes are the types of the kinds.
var parquetTypes = [...]reflect.Type{
	textKind: reflect.TypeFor[string](), flagKind: reflect.TypeFor[bool](), intKind: reflect.TypeFor[int32](),
	longKind: reflect.TypeFor[int64](), bigKind: reflect.TypeFor[int64](), floatKind: reflect.TypeFor[float64](),
}

// rowsPerGroup is how many rows of a table are compressed together.
const rowsPerGroup = 1 << 18

// parquetTable is a table while it is written.
type parquetTable struct {
	w    *parquet.GenericWriter[any]
	rows []parquet.Row
	err  error
}

// newParquetTable writes the head of a table: texts that are always there, then
// columns, which may be null. A struct made for the occasion keeps their order.
func newParquetTable(w io.Writer, texts []string, cols []field, meta []byte) *parquetTable {
	fields := make([]reflect.StructField, 0, len(texts)+len(cols))
	add := func(name, option string, t reflect.Type) {
		tag := reflect.StructTag(`parquet:"` + name + option + `"`)
		fields = append(fields, reflect.StructField{Name: "F" + strconv.Itoa(len(fields)), Type: t, Tag: tag})
	}
	for _, name := range texts {
		add(name, "", reflect.TypeFor[string]())
	}
	for _, c := range cols {
		add(c.name, ",optional", parquetTypes[c.kind])
	}
	schema := parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface())
	return &parquetTable{w: parquet.NewGenericWriter[any](w, schema,
		parquet.Compression(&snappy.Codec{}),
		parquet.MaxRowsPerRowGroup(rowsPerGroup),
		parquet.CreatedBy("cocite", "1", "0"),
		parquet.KeyValueMetadata("cocite", string(meta)))}
}

// row begins a row with its texts.
func (t *parquetTable) row(texts ...string) {
	row := make(parquet.Row, 0, len(texts)+8)
	for i, s := range texts {
		row = append(row, parquet.ByteArrayValue([]byte(s)).Level(0, 0, i))
	}
	t.rows = append(t.rows, row)
}

// value adds a value to the row, null if it is not known.
func (t *parquetTable) value(v parquet.Value, known bool) {
	last := &t.rows[len(t.rows)-1]
	if known {
		*last = append(*last, v.Level(0, 1, len(*last)))
	} else {
		*last = append(*last, parquet.NullValue().Level(0, 0, len(*last)))
	}
}

// values adds the values of row i of some columns and writes the rows when there
// are many.
func (t *parquetTable) values(cols []field, i int) {
	for k := range cols {
		c := &cols[k]
		t.value(parquetValue(c, i), c.has(i))
	}
	if len(t.rows) == rowsPerBlock {
		t.write()
	}
}

// parquetValue is value i of a column.
func parquetValue(c *field, i int) parquet.Value {
	switch c.kind {
	case floatKind:
		return parquet.DoubleValue(c.floats[i])
	case intKind:
		return parquet.Int32Value(int32(c.ints[i]))
	case longKind, bigKind:
		return parquet.Int64Value(c.ints[i])
	case flagKind:
		return parquet.BooleanValue(c.texts[i] == "true")
	}
	return parquet.ByteArrayValue([]byte(c.texts[i]))
}

// write hands on the rows that were collected.
func (t *parquetTable) write() {
	if t.err == nil {
		_, t.err = t.w.WriteRows(t.rows)
	}
	t.rows = t.rows[:0]
}

// close writes what is left and the foot of the table.
func (t *parquetTable) close() error {
	t.write()
	if t.err != nil {
		return t.err
	}
	return t.w.Close()
}

// parquetText is a column of texts that are always known.
func parquetText(name string, texts []string) field {
	return field{name: name, kind: textKind, texts: texts}
}

func writeParquetNodes(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n)
	cols := append([]field{parquetText("label", s.labels)}, s.columns()...)
	t := newParquetTable(w, []string{"id"}, cols, s.appendMeta(nil, o.Provenance))
	for i, id := range s.ids {
		t.row(id)
		t.values(cols, i)
	}
	return t.close()
}

func writeParquetEdges(w io.Writer, n *graph.Network, o Options) error {
	s := newSheet(n)
	cols := s.edges
	if s.edgeLabel.texts != nil {
		cols = append([]field{s.edgeLabel}, cols...)
	}
	all := cols
	if s.weighted {
		all = append([]field{{name: "weight", kind: floatKind}}, cols...)
	}
	t := newParquetTable(w, []string{"source", "target"}, all, s.appendMeta(nil, o.Provenance))
	for i, e := range n.EdgeSeq() {
		t.row(s.ids[e.From], s.ids[e.To])
		if s.weighted {
			t.value(parquet.DoubleValue(e.Weight), weightOf(e) > 0)
		}
		t.values(cols, i)
	}
	return t.close()
}
