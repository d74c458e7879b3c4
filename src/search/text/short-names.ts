/** First names, each followed by its short forms. */
const LIST = `
abraham: abe; albert: al bert; alexander: alex sasha alec sandy; alexandra: alex sasha sandy; alfred: al fred; anastasia: nastya; andrew: andy drew;
anthony: tony; antonio: tony;
barbara: barb; benjamin: ben benny; catherine: cathy kate katie; charles: charlie chuck; christina: chris tina;
christine: chris; christopher: chris kit; christian: chris; cynthia: cindy; daniel: dan danny; david: dave; deborah: debbie deb;
dmitry: dima; donald: don; dorothy: dot; eduard: ed; edward: ed eddie ted; edwin: ed; elizabeth: liz beth betty eliza lisa; emmanuel: manny; eugene: gene;
evgeny: zhenya; francis: frank fran; franklin: frank; frederick: fred; gabriel: gabe; gerald: gerry jerry; gregory: greg; harold: harry hal;
henry: hank harry; jacob: jake; james: jim jimmy jamie; jeffrey: jeff; jennifer: jenny jen; jessica: jess; jonathan: jon; joseph: joe;
joshua: josh; judith: judy; katherine: kate katie kathy; kathleen: kathy kate; kenneth: ken kenny; lawrence: larry; leonard: len;
leslie: les; louis: lou; margaret: peggy meg maggie; maria: masha; martin: marty; matthew: matt; maximilian: max; michael: mike mick;
mikhail: misha; mitchell: mitch; natalia: natasha; nathaniel: nat nate nathan; nathan: nate; nicholas: nick; nikolaus: klaus nick; pamela: pam;
patricia: pat patty tricia; patrick: pat; peter: pete; philip: phil; phillip: phil; philipp: phil; raymond: ray; rebecca: becky;
richard: rick dick rich; robert: bob rob bobby; roberta: bobbie; ronald: ron; rudolf: rudi; russell: russ; samuel: sam;
samantha: sam; sebastian: seb; stanley: stan; stephanie: steph; stephen: steve; steven: steve; susan: sue susie; terence: terry; theodore: ted theo;
thomas: tom; timothy: tim; valentina: val; victor: vic; victoria: vicky tori; vincent: vince; vladimir: vlad volodya; walter: walt;
william: bill will billy; yevgeny: zhenya; zachary: zach
`;

const OTHERS = bothWays(LIST);

function bothWays(list: string): ReadonlyMap<string, ReadonlySet<string>> {
  const others = new Map<string, Set<string>>();
  const add = (from: string, to: string) => others.set(from, (others.get(from) ?? new Set()).add(to));
  for (const line of list.split(';')) {
    const [name = '', forms = ''] = line.split(':').map((part) => part.trim());
    for (const short of forms.split(/\s+/)) {
      add(short, name);
      add(name, short);
    }
  }
  return others;
}

/** Other forms of a folded first name: short for full (`chris` for `christopher`) and the reverse. */
export function otherFirstNames(word: string): readonly string[] {
  return [...(OTHERS.get(word) ?? [])];
}
