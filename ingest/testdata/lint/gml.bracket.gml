graph [
  directed 1
  node [
    id 1
    label "a"
    graphics [ x 1.5 y 2.5]
  ]
  node [
    id 2
    label "b"
  ]
  edge [
    source 1
    target 2
  ]
]
