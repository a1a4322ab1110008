package ingest

import (
	"strings"

	"cocite/graph"
)

// cslName is a name in parts, or an organisation as a whole.
type cslName struct {
	Family      string `json:"family"`
	Given       string `json:"given"`
	Dropping    string `json:"dropping-particle"`
	NonDropping string `json:"non-dropping-particle"`
	Suffix      string `json:"suffix"`
	Literal     string `json:"literal"`
	FamilyFirst bool   `json:"static-ordering"`
}

// graphName is the name; Full is "" if there is none.
func (n *cslName) graphName() graph.Name {
	if n.Family == "" && n.Given == "" {
		return orgName(unquoted(n.Literal))
	}
	particle := strings.TrimSpace(n.Dropping + " " + n.NonDropping)
	name := workName(n.Family, n.Given, particle, n.Suffix)
	if n.FamilyFirst && !name.Org && name.Given != "" && name.Full != name.Family+name.Given {
		name.Full = name.Family + " " + name.Given
	}
	return name
}
