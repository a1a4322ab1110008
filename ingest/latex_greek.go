package ingest

// latexGreek is a Greek letter outside a formula, or "".
func latexGreek(name string) string {
	switch name {
	case "alpha", "textalpha":
		return "α"
	case "beta", "textbeta":
		return "β"
	case "gamma", "textgamma":
		return "γ"
	case "delta", "textdelta":
		return "δ"
	case "epsilon", "textepsilon":
		return "ε"
	case "zeta", "textzeta":
		return "ζ"
	case "eta", "texteta":
		return "η"
	case "theta", "texttheta":
		return "θ"
	case "iota", "textiota":
		return "ι"
	case "kappa", "textkappa":
		return "κ"
	case "lambda", "textlambda":
		return "λ"
	case "mu", "textmu":
		return "μ"
	case "nu", "textnu":
		return "ν"
	case "xi", "textxi":
		return "ξ"
	case "omicron", "textomicron":
		return "ο"
	case "pi", "textpi":
		return "π"
	case "rho", "textrho":
		return "ρ"
	case "sigma", "textsigma":
		return "σ"
	case "tau", "texttau":
		return "τ"
	case "upsilon", "textupsilon":
		return "υ"
	case "phi", "textphi":
		return "φ"
	case "chi", "textchi":
		return "χ"
	case "psi", "textpsi":
		return "ψ"
	case "omega", "textomega":
		return "ω"
	case "Alpha", "textAlpha":
		return "Α"
	case "Beta", "textBeta":
		return "Β"
	case "Gamma", "textGamma":
		return "Γ"
	case "Delta", "textDelta":
		return "Δ"
	case "Epsilon", "textEpsilon":
		return "Ε"
	case "Zeta", "textZeta":
		return "Ζ"
	case "Eta", "textEta":
		return "Η"
	case "Theta", "textTheta":
		return "Θ"
	case "Iota", "textIota":
		return "Ι"
	case "Kappa", "textKappa":
		return "Κ"
	case "Lambda", "textLambda":
		return "Λ"
	case "Mu", "textMu":
		return "Μ"
	case "Nu", "textNu":
		return "Ν"
	case "Xi", "textXi":
		return "Ξ"
	case "Omicron", "textOmicron":
		return "Ο"
	case "Pi", "textPi":
		return "Π"
	case "Rho", "textRho":
		return "Ρ"
	case "Sigma", "textSigma":
		return "Σ"
	case "Tau", "textTau":
		return "Τ"
	case "Upsilon", "textUpsilon":
		return "Υ"
	case "Phi", "textPhi":
		return "Φ"
	case "Chi", "textChi":
		return "Χ"
	case "Psi", "textPsi":
		return "Ψ"
	case "Omega", "textOmega":
		return "Ω"
	case "varepsilon":
		return "ε"
	case "vartheta":
		return "ϑ"
	case "varpi":
		return "ϖ"
	case "varrho":
		return "ϱ"
	case "varsigma":
		return "ς"
	case "varphi":
		return "φ"
	}
	return ""
}
