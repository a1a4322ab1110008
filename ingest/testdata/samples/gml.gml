# a small graph, made up
Creator "cocite test data"
Version 1
graph [
  directed 1
  comment "two
lines"
  node [
    id 1
    label "Ren&#233; &amp; Ana"
    year 2019
    score -1.5e2
    graphics [ x 10.5 y -3.25 fill "#1F77B4" ]
  ]
  node [ id 2 label "Li" year 2021 ]
  node [ id 3 label "7" ]
  edge [ source 2 target 1 value 1.0 kind "cites" ]
  edge [ source 3 target 1 value 2 kind "cites" ]
  edge [ source 3 target 2 value 0.5 ]
]
