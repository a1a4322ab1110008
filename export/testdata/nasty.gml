Creator "cocite 0.0.0"
graph [
  directed 1
  comment "program: cocite 0.0.0; network: citation of papers, directed, 6 nodes, 5 edges; source: refs --.bib; source: b&amp;c.ris; parameter: counting = full; parameter: min-weight = 1<2; seed: 7; date: 2026-01-31; note: 2 papers -- left out; note: node column &quot;Two Words&quot; is written as two_words; note: node column &quot;weight&quot; is written as weight_attr"
  node [
    id 1
    key "doi:10.1/a<b>&amp;&quot;c'"
    label "M&#252;ller &amp; S&#246;hne <&quot;it's&quot;> \nabla &#24352;"
    graphics [ x -10.5 y 3.25 w 4.0 h 4.0 fill "#1f77b4" ]
    title "]]> &amp; <b>"
    year 2019
    pagerank 0.12345678901234568
    big "1152921504606846976"
    long 1099511627776.0
    stub "false"
    two_words 1
    weight_attr 6
  ]
  node [
    id 2
    key "key:x/y:z\"
    label "-dash"
    graphics [ x 0.0 y -1.0 w 5.0 h 5.0 fill "#000000" ]
    title "ends in \"
    big "1"
    long 1.0
    stub "true"
    two_words 2
    weight_attr 5
  ]
  node [
    id 3
    key "INF"
    label "INF"
    graphics [ x 1.0 y 0.0 w 6.0 h 6.0 ]
    title "INFORMATION SCI"
    year 1999
    pagerank 0.0
    big "2"
    long 2.0
    stub "false"
    two_words 3
    weight_attr 4
  ]
  node [
    id 4
    key "arxiv:2101.00001"
    label "arxiv:2101.00001"
    graphics [ w 7.0 h 7.0 fill "#ffffff" ]
    year 2020
    pagerank 0.00000000000000000001
    big "3"
    long 3.0
    stub "false"
    two_words 4
    weight_attr 3
  ]
  node [
    id 5
    key "&#24352;"
    label "two lines and blanks"
    graphics [ x 3.0 y 0.0 w 8.0 h 8.0 fill "#010203" ]
    title "a b c"
    year -5
    pagerank 3.0
    big "4"
    long 4.0
    two_words 5
    weight_attr 2
  ]
  node [
    id 6
    key "isolated"
    label "&#1513;&#1500;&#1493;&#1501;"
    graphics [ x 4.0 y 0.0 fill "#0a0b0c" ]
    title "xy"
    year 2021
    big "5"
    long 5.0
    stub "false"
    two_words 6
    weight_attr 1
  ]
  edge [
    source 1
    target 2
    weight 1.0
    evidence "p1; p2"
    year 1
  ]
  edge [
    source 1
    target 3
    weight 0.1
    year 2
  ]
  edge [
    source 2
    target 5
    weight 2.5
    evidence "a &quot;quoted&quot;, one"
    year 3
  ]
  edge [
    source 3
    target 6
    weight 0.0000001
    evidence "b"
    year 4
  ]
  edge [
    source 5
    target 6
    weight 3.0
    evidence "c\"
    year 5
  ]
]
