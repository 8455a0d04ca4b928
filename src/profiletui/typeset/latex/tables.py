r"""What LaTeX's macros mean.

Each table is one string, names and meanings in turn, taken apart when the first formula is read: a page
without TeX never pays for them.
"""

from __future__ import annotations

from functools import cache

_LETTERS = """
    o ø O Ø l ł L Ł ss ß SS ẞ ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ
    textmu µ micro µ textendash – textemdash — textquoteleft ‘ textquotedblleft “ guillemotleft « textexclamdown ¡
    textquestiondown ¿ slash /
"""
_SYMBOLS = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
    varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
    phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ
    Phi Φ Psi Ψ Omega Ω varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ
    varPhi Φ varPsi Ψ varOmega Ω straightphi ϕ Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν
    Rho Ρ Tau Τ Chi Χ hbar ℏ hslash ℏ ell ℓ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ gimel ℷ eth ð mho ℧
    infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ neg ¬ lnot ¬ top ⊤ bot ⊥
    angle ∠ measuredangle ∡ triangle △ square □ Box □ blacksquare ■ Diamond ◇ diamond ⋄ lozenge ◊ bigstar ★
    sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁
    bigwedge ⋀ bigsqcup ⨆ bigodot ⨀ biguplus ⨄ prime ′ backprime ‵ flat ♭ natural ♮ sharp ♯ checkmark ✓
    clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ surd √ complement ∁ degree ° circledR ® circledS Ⓢ
    dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ textellipsis … lq ‘ rq ’
    S § P ¶ dag † ddag ‡ dagger † ddagger ‡ copyright © textcopyright © textregistered ® texttrademark ™ pounds £
    textsterling £ euro € texteuro € EUR € textyen ¥ yen ¥ textdegree ° textbullet • textperiodcentered ·
    textquoteright ’ textquotedblright ”
    textquotesingle ' textquotedbl " guillemotright » textless < textgreater > textbar |
    textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textdollar $ textbraceleft {
    textbraceright } textordfeminine ª textordmasculine º textonehalf ½
    textonequarter ¼ textthreequarters ¾ texttimes × textpm ± textdiv ÷ textalpha α textbeta β textgamma γ
    LaTeX LaTeX TeX TeX BibTeX BibTeX LaTeXe LaTeX2ε backslash \\ vert | Vert ‖ colon : percent %
    textpercent % celsius °C angstrom Å ohm Ω textohm Ω textrightarrow → textleftarrow ← textsection § textparagraph ¶
    arcsec ″ arcmin ′ Sun ☉ odot ⊙ sun ☉ farcs ″. farcm ′. fdg °. arcdeg ° micron µm
    dd d differential d eps ϵ bigO 𝒪 C ℂ given ∣ indep ⫫ degr ° keV keV MeV MeV GeV GeV TeV TeV
    Msun M_⊙ msun M_⊙ Lsun L_⊙ lsun L_⊙ Rsun R_⊙ rsun R_⊙ hyp - grad ∇ laplacian ∇²
    R ℝ RR ℝ Z ℤ ZZ ℤ N ℕ NN ℕ Q ℚ QQ ℚ CC ℂ PP ℙ FF 𝔽 EE 𝔼 Rbb ℝ reals ℝ
    earth ⊕ Earth ⊕ terra ⊕ mercury ☿ venus ♀ mars ♂ jupiter ♃ saturn ♄ male ♂ female ♀ intercal ⊺
    vartriangle △ triangledown ▽ blacktriangle ▲ blacklozenge ⧫ qed ∎ Bbbk 𝕜 Finv Ⅎ Game ⅁ lightning ↯ oiint ∯ oiiint ∰
    fint ⨍ circlearrowright ↻ circlearrowleft ↺ iddots ⋰ mathellipsis … textcelsius °C textperthousand ‰ permil ‰
    textdagger † textdaggerdbl ‡ textasteriskcentered * textcent ¢ textnumero № dprime ″ mathdollar $ restriction ↾
    upharpoonright ↾ upalpha α upbeta β upgamma γ updelta δ upepsilon ε upeta η uptheta θ uplambda λ upmu μ upnu ν
    uppi π uprho ρ upsigma σ uptau τ upphi φ upchi χ uppsi ψ upomega ω
"""
_RELATIONS = """
    le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ approx ≈ approxeq ≊ sim ∼
    simeq ≃ cong ≅ equiv ≡ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ coloneq ≔ eqqcolon ≕
    lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ prec ≺ succ ≻ preceq ⪯ succeq ⪰ precsim ≾ succsim ≿
    in ∈ ni ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ sqsubset ⊏
    sqsubseteq ⊑ sqsupseteq ⊒ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨
    to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⇒
    impliedby ⇐ iff ⇔ mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ Longleftarrow ⟸
    longleftrightarrow ⟷ Longleftrightarrow ⟺ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ Uparrow ⇑
    Downarrow ⇓ updownarrow ↕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightleftharpoons ⇌ rightharpoonup ⇀
    rightsquigarrow ⇝ leadsto ⇝ twoheadrightarrow ↠ rightarrowtail ↣ nrightarrow ↛ lhd ⊲ rhd ⊳ vartriangleleft ⊲
    trianglelefteq ⊴ bowtie ⋈ Join ⋈ frown ⌢ smile ⌣ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ ncong ≇ nsim ≁ between ≬
    therefore ∴ because ∵ lt < gt > la ≲ ga ≳ lsim ≲ gsim ≳ leqq ≦ geqq ≧ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ lnsim ⋦
    gnsim ⋧ gtrless ≷ lesseqgtr ⋚ gtreqless ⋛ lessdot ⋖ gtrdot ⋗ preccurlyeq ≼ succcurlyeq ≽ nprec ⊀ nsucc ⊁
    subsetneqq ⫋ supsetneqq ⫌ nsupseteq ⊉ Subset ⋐ Supset ⋑ sqsupset ⊐ Vdash ⊩ Vvdash ⊪ nvdash ⊬ nvDash ⊭ nVdash ⊮
    unlhd ⊴ unrhd ⊵ trianglerighteq ⊵ vartriangleright ⊳ ntriangleleft ⋪ ntriangleright ⋫ pitchfork ⋔ multimap ⊸
    eqsim ≂ circeq ≗ eqcirc ≖ bumpeq ≏ Bumpeq ≎ Doteq ≑ backsim ∽ thicksim ∼ thickapprox ≈ shortmid ∣
    shortparallel ∥ vcentcolon : Coloneqq ⩴ dashrightarrow ⇢ dashleftarrow ⇠ rightrightarrows ⇉ leftleftarrows ⇇
    leftrightarrows ⇆ rightleftarrows ⇄ leftrightharpoons ⇋ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽
    nleftarrow ↚ nleftrightarrow ↮ nRightarrow ⇏ nLeftarrow ⇍ nLeftrightarrow ⇎ mapsfrom ↤ curvearrowright ↷
    curvearrowleft ↶ looparrowright ↬ leftarrowtail ↢ Lleftarrow ⇚ Rrightarrow ⇛ upuparrows ⇈ downdownarrows ⇊
    longhookrightarrow ↪
"""
_BINARIES = """
    times × cdot · pm ± mp ∓ div ÷ ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨
    wedge ∧ land ∧ setminus ∖ smallsetminus ∖ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ boxplus ⊞ boxtimes ⊠ amalg ⨿
    wr ≀ ltimes ⋉ rtimes ⋊ dotplus ∔ centerdot · bigtriangleup △ bigtriangledown ▽ bigcirc ○ veebar ⊻
    barwedge ⊼ curlyvee ⋎ curlywedge ⋏ cdotp · triangleleft ◁ triangleright ▷ Cap ⋒ Cup ⋓ circledast ⊛
    circledcirc ⊚ circleddash ⊝ boxdot ⊡ boxminus ⊟ leftthreetimes ⋋ rightthreetimes ⋌ divideontimes ⋇ sslash ⫽
"""
_OPENING = "langle ⟨ lfloor ⌊ lceil ⌈ lbrace { lbrack [ llbracket ⟦ lvert | lVert ‖ ulcorner ⌜ llcorner ⌞"
_CLOSING = "rangle ⟩ rfloor ⌋ rceil ⌉ rbrace } rbrack ] rrbracket ⟧ rvert | rVert ‖ urcorner ⌝ lrcorner ⌟"
_FUNCTIONS = """
    log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan max min sup inf lim arg det dim
    ker hom gcd Pr argmax argmin tr Tr rank diag sgn sign erf liminf limsup injlim projlim mod poly polylog
    softmax supp conv vol deg sech csch arccot lcm Hom End Aut Ext Tor Spec Gal Var Cov coker
"""
_FUNCTIONS_NAMED = "bmod mod varlimsup limsup varliminf liminf varinjlim injlim varprojlim projlim"
_SPACES = (
    ", : ; ! / @ - > enspace quad qquad thinspace medspace thickspace space newline par linebreak hfill hfil break"
)
_NO_SPACES = frozenset(("!", "/", "@", "-"))
_DROPPED = """
    left right middle big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr Biggl Biggr limits nolimits
    displaystyle textstyle scriptstyle scriptscriptstyle nonumber notag noindent indent protect xspace allowbreak
    nobreak relax centering smallskip medskip bigskip tiny scriptsize footnotesize small normalsize large Large
    LARGE huge Huge selectfont ignorespaces unskip leavevmode strut null mathstrut newpage clearpage maketitle hline
    boldmath unboldmath
"""
_DROPPED_WITH_ARGUMENT = """
    label 1 deleted 1 hspace 1 rule 2 vspace 1
    phantom 1 hphantom 1 vphantom 1 color 1 pagestyle 1 index 1 bibliographystyle 1
"""
_SWITCHES = """
    bf b bfseries b it i itshape i em i sl i slshape i rm - tt - sc - sf - rmfamily - ttfamily - sffamily -
    scshape - normalfont - upshape - mdseries -
"""
_STYLED = """
    textbf b vb b vectorbold b emph i textit i textsl i mathbf b boldsymbol b bm b pmb b bold b mathbfit b symbf b
    mathit -
"""
_TEXT_WRAPPERS = """
    text mbox hbox fbox textrm textsf texttt textsc textnormal textup textmd uline ul sout texorpdfstring added
    ac acs acl acp acf gls glspl Gls foreignlanguage
    textcolor colorbox lowercase uppercase MakeUppercase centerline makebox framebox textquote enquote footnotemark
    sloppypar title section subsection paragraph caption textlf hl textmd
"""
_MATH_WRAPPERS = """
    mathrm mathsf mathtt mathnormal mathop mathrel mathbin mathord mathopen mathclose mathpunct ensuremath boxed
    underbrace overbrace smash operatornamewithlimits symup symrm mathup rm mathinner mathclap mathllap mathrlap
    substack subsubsection subparagraph
"""
_ACCENTS = (
    "` \u0300 ' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 \" \u0308 r \u030a H \u030b v \u030c c \u0327 "
    "k \u0328 d \u0323 b \u0331 t \u0361 G \u030f "
    "textcommabelow \u0326"
)
_MATH_ACCENTS = (
    "hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 overline \u0305 vec \u20d7 dot \u0307 "
    "ddot \u0308 dddot \u20db check \u030c widecheck \u030c breve \u0306 acute \u0301 grave \u0300 mathring \u030a "
    "Hat \u0302 Tilde \u0303 Bar \u0304 Vec \u20d7 Dot \u0307 Ddot \u0308 wideparen \u0311 utilde \u0330 "
    "undertilde \u0330 overrightarrow \u20d7 overleftarrow \u20d6 overleftrightarrow \u20e1 vv \u20d7 "
    "underrightarrow \u20ef underleftarrow \u20ee underbar \u0332 overbar \u0304 widebar \u0304"
)
_MARKS = "underline \u0332 cancel \u0338 bcancel \u0338 xcancel \u0338 hcancel \u0336"
_ABBREVIATIONS = """
    eg e.g. Eg E.g. ie i.e. Ie I.e. etal et_al. etc etc. cf cf. Cf Cf. vs vs. wrt w.r.t. aka a.k.a. iid i.i.d. viz viz.
    dof d.o.f. resp resp.
"""
_UNITS = """
    metre m meter m gram g kilogram kg second s ampere A kelvin K mole mol candela cd hertz Hz newton N pascal Pa
    joule J watt W coulomb C volt V farad F ohm Ω siemens S weber Wb tesla T henry H lumen lm lux lx becquerel Bq
    gray Gy sievert Sv litre L liter L minute min hour h day d tonne t bar bar electronvolt eV eV eV dalton Da
    celsius °C degreeCelsius °C degree ° arcminute ′ arcsecond ″ percent % angstrom Å decibel dB byte B bit bit
    parsec pc astronomicalunit au year yr radian rad steradian sr barn b m m s s g g Hz Hz V V W W A A K K J J N N
    femto f pico p nano n micro µ milli m centi c deci d deca da hecto h kilo k mega M giga G tera T peta P exa E
    kibi Ki mebi Mi gibi Gi km km cm cm mm mm um µm nm nm kg kg mg mg ms ms us µs ns ns kHz kHz MHz MHz GHz GHz
    erg erg gauss G jansky Jy keV keV MeV MeV GeV GeV TeV TeV kV kV mV mV kW kW MW MW per / squared ² cubed ³
    square ² cubic ³
"""
BOLD, ITALIC = 1, 2

MATH_ENVIRONMENTS = frozenset(
    ("equation", "align", "eqnarray", "gather", "multline", "displaymath", "math", "flalign", "alignat", "aligned")
)
LISTS = frozenset(("itemize", "enumerate", "description", "compactitem", "compactenum", "inparaenum"))
PLAIN_ENVIRONMENTS = frozenset(("center", "quote", "quotation", "abstract", "small", "flushleft", "document"))
CELLS = {
    "matrix": ("", ""),
    "smallmatrix": ("", ""),
    "array": ("", ""),
    "cases": ("{", ""),
    "aligned": ("", ""),
    "split": ("", ""),
    "gathered": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
}
"""Environments of rows and cells inside a formula, with the brackets they draw."""


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


@cache
def macros() -> dict[str, tuple[str, str]]:
    """What each macro is, by name: its kind and what the kind needs to know.

    Kinds that stand for a text: ``letter`` (a blank behind it goes, also in running text), ``symbol``,
    ``relation``, ``binary``, ``open``, ``close``, ``function``, ``space``, ``drop``. Kinds with arguments are
    named for what becomes of them (``styled``, ``accent``, ``fraction`` …).
    """
    table: dict[str, tuple[str, str]] = {}
    for kind, words in (("text", _TEXT_WRAPPERS), ("math", _MATH_WRAPPERS), ("drop", _DROPPED)):
        table.update(dict.fromkeys(words.split(), (kind, "")))
    table.update({name: ("function", name) for name in _FUNCTIONS.split()})
    table.update({name: ("function", shown) for name, shown in _pairs(_FUNCTIONS_NAMED).items()})
    table.update({name: ("space", "" if name in _NO_SPACES else " ") for name in (*_SPACES.split(), " ", "\n")})
    for kind, pairs in (
        ("symbol", _SYMBOLS),
        ("letter", _LETTERS),
        ("open", _OPENING),
        ("close", _CLOSING),
        ("relation", _RELATIONS),
        ("binary", _BINARIES),
        ("styled", _STYLED),
        ("switch", _SWITCHES),
        ("forget", _DROPPED_WITH_ARGUMENT),
        ("accent", _ACCENTS),
        ("over", _MATH_ACCENTS),
        ("marked", _MARKS),
    ):
        table.update({name: (kind, meaning) for name, meaning in _pairs(pairs).items()})
    table.update({name: ("words", said.replace("_", " ")) for name, said in _pairs(_ABBREVIATIONS).items()})
    table.update({sign: ("symbol", sign) for sign in "$%#&_"})
    table.update({"{": ("open", "{"), "}": ("close", "}"), "|": ("symbol", "‖"), "\\": ("row", " ")})
    for kind, words in _SPECIAL.items():
        table.update({name: (kind, name) for name in words.split()})
    return table


_SPECIAL = {
    "fraction": "frac tfrac dfrac cfrac nicefrac sfrac",
    "binomial": "binom tbinom dbinom qbinom comm commutator acomm legendre jacobi",
    "general": "genfrac",
    "derivative": "dv pdv derivative",
    "sideset": "sideset",
    "first": "replaced",
    "code": "unicode U",
    "condition": "ifmmode",
    "root": "sqrt",
    "alphabet": "mathbb mathds mathbbm Bbb mathcal mathscr mathfrak symbb symcal frak cal scr EuScript mathpzc "
    "mathbfcal varmathbb",
    "operator": "operatorname",
    "stacked": "overset underset stackrel xrightarrow xleftarrow xleftrightarrow xhookrightarrow xmapsto",
    "lowered": "sb",
    "raised": "sp",
    "ion": "ion",
    "skip": "hskip vskip kern",
    "script": "textsuperscript textsubscript",
    "enclosed": "ket bra braket ketbra expval abs norm set ceil floor order",
    "modulo": "pmod",
    "negation": "not slashed centernot",
    "chemistry": "ce ch cee",
    "url": "url path nolinkurl",
    "link": "href",
    "note": "footnote thanks footnotetext",
    "citation": "cite citep citet citealp citealt citeauthor citeyear citeyearpar autocite parencite textcite "
    "onlinecite Cite Citet Citep nocite",
    "reference": "ref eqref autoref cref Cref pageref",
    "number": "num",
    "angle": "ang",
    "unit": "si unit unitfrac",
    "quantity": "SI qty",
    "range": "SIrange qtyrange numrange",
    "verbatim": "verb lstinline",
    "begin": "begin",
    "end": "end",
    "item": "item",
}

_ARGUMENTS = {
    "styled": 1, "text": 1, "math": 1, "alphabet": 1, "operator": 1, "over": 1, "accent": 1, "root": 1,
    "script": 1, "fraction": 2, "ion": 2, "binomial": 2, "stacked": 2, "enclosed": 1, "modulo": 1, "negation": 1,
    "marked": 1, "first": 2,
}  # fmt: skip


def arguments_of(name: str) -> int:
    """How many arguments the macro ``name`` takes where it is itself an argument (``x^\\mathrm{T}``)."""
    return _ARGUMENTS.get(macros().get(name, ("", ""))[0], 0)


@cache
def units() -> dict[str, str]:
    """The sign of each unit, prefix and power of the ``siunitx`` package."""
    return _pairs(_UNITS)
