// Command cocite analyses citation and co-authorship graphs.
package main

func main() {}
