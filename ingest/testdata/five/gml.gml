Creator "five papers"
graph [
  directed 1
  node [
    id 1
    label "A first walk through citation graphs"
  ]
  node [
    id 2
    label "Measuring the reach of small journals"
  ]
  node [
    id 3
    label "Communities in networks of co-authors"
  ]
  node [
    id 4
    label "What a reference list does not say"
  ]
  node [
    id 5
    label "Fifty years of counting citations"
  ]
  edge [
    source 2
    target 1
  ]
  edge [
    source 3
    target 1
  ]
  edge [
    source 3
    target 2
  ]
  edge [
    source 4
    target 3
  ]
  edge [
    source 5
    target 1
  ]
  edge [
    source 5
    target 3
  ]
  edge [
    source 5
    target 4
  ]
]
