// ISO 3166-1: alpha-3 as passports print it, then the alpha-2 by which Intl knows the name. With CHN, HKG, MAC and TWN: their
// people have other documents here, yet some show a passport as their second one, and those who live abroad have no other.
const codes =
  'AFGAF ALBAL DZADZ ANDAD AGOAO ATGAG ARGAR ARMAM AUSAU AUTAT AZEAZ BHSBS BHRBH BGDBD BRBBB BLRBY BELBE BLZBZ BENBJ BTNBT BOLBO BIHBA BWABW BRABR BRNBN BGRBG BFABF BDIBI CPVCV KHMKH CMRCM CANCA CAFCF TCDTD CHLCL CHNCN COLCO COMKM COGCG CODCD CRICR CIVCI HRVHR CUBCU CYPCY CZECZ DNKDK DJIDJ DMADM DOMDO ECUEC EGYEG SLVSV GNQGQ ERIER ESTEE SWZSZ ETHET FJIFJ FINFI FRAFR GABGA GMBGM GEOGE DEUDE GHAGH GRCGR GRDGD GTMGT GINGN GNBGW GUYGY HTIHT HNDHN HKGHK HUNHU ISLIS INDIN IDNID IRNIR IRQIQ IRLIE ISRIL ITAIT JAMJM JPNJP JORJO KAZKZ KENKE KIRKI PRKKP KORKR KWTKW KGZKG LAOLA LVALV LBNLB LSOLS LBRLR LBYLY LIELI LTULT LUXLU MACMO MDGMG MWIMW MYSMY MDVMV MLIML MLTMT MHLMH MRTMR MUSMU MEXMX FSMFM MDAMD MCOMC MNGMN MNEME MARMA MOZMZ MMRMM NAMNA NRUNR NPLNP NLDNL NZLNZ NICNI NERNE NGANG MKDMK NORNO OMNOM PAKPK PLWPW PSEPS PANPA PNGPG PRYPY PERPE PHLPH POLPL PRTPT QATQA ROURO RUSRU RWARW KNAKN LCALC VCTVC WSMWS SMRSM STPST SAUSA SENSN SRBRS SYCSC SLESL SGPSG SVKSK SVNSI SLBSB SOMSO ZAFZA SSDSS ESPES LKALK SDNSD SURSR SWESE CHECH SYRSY TWNTW TJKTJ TZATZ THATH TLSTL TGOTG TONTO TTOTT TUNTN TURTR TKMTM TUVTV UGAUG UKRUA AREAE GBRGB USAUS URYUY UZBUZ VUTVU VATVA VENVE VNMVN YEMYE ZMBZM ZWEZW'

// ICAO Doc 9303 part 3, section 5: codes of passports that no country issues.
const beyond: Record<string, { zh: string; en: string }> = {
  UTO: { zh: '乌托邦（样本证件）', en: 'Utopia (specimens)' },
  XXA: { zh: '无国籍', en: 'Stateless' },
  XXB: { zh: '难民', en: 'Refugee' },
  UNO: { zh: '联合国', en: 'United Nations' },
}

/** Whose passport it can be: alpha-3 code and the name in the reader's language, sorted by name; those without a country last. */
export function countries(locale: string): { value: string; word: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const known = codes.split(' ').map((pair) => ({
    value: pair.slice(0, 3),
    word: `${names.of(pair.slice(3)) ?? pair.slice(0, 3)} ${pair.slice(0, 3)}`,
  }))
  const others = Object.entries(beyond).map(([value, { zh, en }]) => ({
    value,
    word: `${locale === 'zh-CN' ? zh : en} ${value}`,
  }))
  return [...known.sort((a, b) => a.word.localeCompare(b.word, locale)), ...others]
}
