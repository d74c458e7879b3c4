import { askedOf, linesOf } from './asked.ts';

/**
 * The held-out half: nothing may be chosen by it. Each line: the question; ids of papers that answer it; what a quote
 * must contain, ignoring case. After a star, a quote from any paper that contains it answers; without the third part,
 * the paper has no sentence to quote, but should be named.
 */
export const ANTHOLOGY = askedOf(
  'acl:',
  `
Which paper introduced ELMo embeddings? ; N18-1202
Who proposed the BLEU score? ; P02-1040
Which paper introduced byte pair encoding for translation of rare words? ; P16-1162
Who introduced back-translation with monolingual data for NMT? ; P16-1009
Which work proposed sentence embeddings with siamese BERT networks? ; D19-1410 ; present Sentence-BERT
Who introduced extreme summarization? ; D18-1206 ; introduce “extreme summarization”
Who introduced the FEVER dataset? ; N18-1074 ; introduce a new publicly available dataset
Who built FrameNet? ; P98-1013
Who proposed Abstract Meaning Representation? ; W13-2322
Who proposed ULMFiT? ; P18-1031 ; propose Universal Language Model Fine-tuning
Who first used convolutional networks for sentence classification? ; D14-1181
Who introduced CheckList for behavioral testing? ; 2020.acl-main.442 ; introduce CheckList
Which paper proposed end-to-end neural coreference resolution? ; D17-1018 ; introduce the first end-to-end coreference
Who introduced control tasks for probes? ; D19-1275 ; propose control tasks
What is SentencePiece? ; D18-2012 ; language-independent subword
What is Stanza? ; 2020.acl-demos.14 ; introduce Stanza
What is XLM-R? ; 2020.acl-main.747 ; XLM-R
What is SimCSE? ; 2021.emnlp-main.552 ; presents SimCSE
What is MAD-TSC? ; 2023.acl-long.461 ; introduce MAD-TSC
What is CharNER? ; C16-1087 ; character-level tagger
What is the SOS bias in word embeddings? ; 2022.coling-1.108 ; SOS|offensive stereotyping
What is bridging anaphora? ; 2025.law-1.4 D18-1219 N18-2001 2020.acl-main.132 2020.coling-main.331 C18-1298 J18-2002 ; * Bridging refers|bridging (anaphora|reference|resolution|anaphor)s? (is|are|refers|resolution is)
What is diacritic restoration? ; 2020.acl-main.732 ; * task of restoring|(restor|replac|adding|insert).*diacritics
What is native language identification? ; W17-5022 W17-5007 ; * task of determining|identif.* (native language|L1)
What is automatic charge identification? ; 2020.coling-main.88 ; task of identifying the relevant charges
What is keyphrase generation? ; 2022.findings-emnlp.357 ; * (task of generating|aims to generate|predicting keyphrases|generat(e|ing|ion) (a set of )?(words or |key)?phrases)
What is lexical substitution? ; http://www.lrec-conf.org/proceedings/lrec2014/pdf/545_Paper.pdf ; * (task|consists|aims|finding|replac|generat).*(substitut|word)
What is semantic parsing? ; Q14-1042 2023.eacl-main.77 ; * (task of|aims? (to|at)|technique|mapping|translat|convert).*(meaning|logical|executable|formal|structured|machine)
What is word sense disambiguation? ; W16-4905 ; * (task of|aims? (to|at)|process of|identif|determin|assign|select).*(sense|meaning|context)
What is the annotation artifact problem in NLI data? ; N18-2017 ; leaves clues|artifact
What is TruthfulQA? ; 2022.acl-long.229 ; benchmark to measure whether
What is CrowS-Pairs? ; 2020.emnlp-main.154 ; CrowS-Pairs|Crowdsourced Stereotype
How many claims does FEVER have? ; N18-1074 ; 185,445
How many questions are in TruthfulQA? ; 2022.acl-long.229 ; 817
How many tweets are in Stanceosaurus? ; 2022.emnlp-main.138 ; 28,033
How big is LCQMC? ; C18-1166 ; 260,068|238,766
How many sentences are in MuCGEC? ; 2022.naacl-main.227 ; 7,063
How large is the SubIMDB corpus of subtitles? ; C16-1157 ; 225 million
How many dialogues are in EmoInHindi? ; 2022.lrec-1.627 ; 1,814
How many utterances does TamilATIS contain? ; 2022.dravidianlangtech-1.4 ; 4874
How many posts are in the German disinformation dataset DeFaktS? ; 2024.lrec-main.409 ; 105,855
How many pairs of headlines does HLGD have? ; 2021.naacl-main.255 ; 20,056
How many languages does Stanza support? ; 2020.acl-demos.14 ; 66
How large is the lexical substitution dataset for German? ; http://www.lrec-conf.org/proceedings/lrec2014/pdf/545_Paper.pdf ; 2,040
How long does it take to transcribe one hour of speech with ASR assistance? ; http://www.lrec-conf.org/proceedings/lrec2008/pdf/277_paper.pdf ; 4 hours
How many papers on bias in NLP were surveyed? ; 2020.acl-main.485 ; 146 papers
How does prefix-tuning keep the language model unchanged? ; 2021.acl-long.353 ; frozen|continuous task-specific|keeps language model
How does BERT read text from both directions? ; N19-1423 ; left and right context
How does SSMBA generate synthetic training examples? ; 2020.emnlp-main.97 ; corruption and reconstruction
How does BREAK track the dialogue state? ; 2023.acl-long.159 ; beam search|two stages
How does CharNER represent sentences? ; C16-1087 ; sequence of characters
How can hurtful completions of language models be measured? ; 2021.naacl-main.191 ; propose a score|HONEST
How is systematic offensive stereotyping in embeddings measured? ; 2022.coling-1.108 ; metric|measure|quantify
How do probes show that BERT encodes parse trees? ; N19-1419 ; L2 distance|depth in the parse tree|linear transformation
How can the Repeat Ranking method improve preference data? ; 2024.mrl-1.5 ; consistently ranked
How can I detect that a headline reports the same event? ; 2021.naacl-main.255 ; same group|HeadLine Grouping
How can a model of children texts help commonsense extraction? ; 2022.emnlp-main.752 ; fine-tuning|children
How are product descriptions put into a taxonomy? ; C16-1052 ; taxonomy|distributional
How are events annotated in podcasts? ; 2020.nuse-1.8 ; podcast|events
How is the moral consistency of language models measured? ; 2024.lrec-main.1243 ; SaGE|morally inconsistent|Semantic Graph Entropy
Is attention an explanation? ; N19-1357 D19-1002 ; not provide meaningful|uncorrelated|does not|depends on|not explanation|disprove|do not
Do language models contain relational knowledge like a knowledge base? ; D19-1250 ; BERT contains relational knowledge
Does sentence segmentation matter for machine translation? ; 2022.wmt-1.78 ; largely does not matter
Does vision-and-language pretraining improve lexical grounding? ; 2021.findings-emnlp.370 ; fail to significantly
Do dependency relations help stance detection? ; 2022.insights-1.2 ; not beneficial
Are large language models enough for task-oriented dialogue? ; 2023.sigdial-1.21 ; underperform
Can machine translation help detect fake news in Urdu? ; 2020.lrec-1.309 ; did not provide improvement
Has machine translation reached human parity? ; W18-6312 D18-1512 2020.eamt-1.20 2022.lrec-1.647 ; * parity
Do recent papers forget to cite older papers? ; 2020.acl-main.699 ; tendency for recent papers
Do word embeddings of Arabic carry human biases? ; 2020.wanlp-1.17 ; bias
Are LLM evaluators confused about quality criteria? ; 2024.acl-long.516 ; confus
Is prompt tuning competitive with model tuning at scale? ; 2021.emnlp-main.243 ; more competitive with scale|matches the strong performance
Do larger pretraining corpora teach models syntax? ; 2021.acl-long.90 ; 10M|100M|billion
Does the tokenizer matter for multilingual language models? ; 2021.acl-long.243 ; tokenizer
Is beam search hiding model errors in NMT? ; D19-1331 ; empty|search errors|model errors
Can knowledge graph embeddings tell what a claim is about? ; 2020.insights-1.11 ; claim
Shell language or content: can LLMs label spans? ; 2025.bea-1.62 ; shell
Codex or fine-tuned parsers: which is more robust? ; 2023.eacl-main.77 ; vulnerable|robust
Recall or precision for automatic MT metrics? ; https://link.springer.com/chapter/10.1007/978-3-540-30194-3_16 ; weight on recall
Reading tea leaves: perplexity or LLMs for topic models? ; 2025.tacl-1.17 ; perplexity|LLM
How is gender bias in BERT measured through sentiment? ; 2022.gebnlp-1.20 ; difference in sentiment
How is topic segmentation evaluated without references? ; 2024.lrec-main.1524 ; embedding
How are summarization metrics evaluated statistically? ; 2021.tacl-1.67 ; resampling|confidence intervals|hypothesis tests
How is the energy cost of NLP models estimated? ; P19-1355 ; financial and environmental|cost|energy
How is stereotypical bias in masked language models measured? ; 2020.emnlp-main.154 2021.acl-long.416 ; CrowS-Pairs|measure
How is short answer grading done in medical exams? ; 2023.bea-1.36 ; ACTA|similarity
How are teacher questioning practices assessed by language models? ; 2025.aimecon-main.26 ; alignment|raters
How are Korean exams used to evaluate multimodal models? ; 2025.naacl-short.56 ; KoNET
What metrics are used for code-mixed text generation? ; 2021.eval4nlp-1.13 ; metric
How do science communicators and LLMs compare in reliability? ; 2024.emnlp-main.889 ; reliab|SCiPS-QA
which dataset has suicidal risk annotations for military personnel ; 2020.emnlp-main.198 ; military
burmese input method ; D19-3027 ; input Burmese
coreference corpus for turkish dialogs ; 2024.sigturk-1.4 ; dialogs
Why are sequence to sequence chatbots so dull? ; W18-5712 ; divers|generic|dull
What are the challenges of neural machine translation? ; W17-3204 ; six challenges
What did the military posts annotation find about suicide risk? ; 2020.emnlp-main.198 ; suicid
What do we know about how BERT works? ; 2020.tacl-1.54 ; current state of knowledge|survey
Is there a safety benchmark for Arabic? ; 2025.naacl-long.285 ; safety evaluation dataset
Which toolkit does machine translation of phrases with open source? ; P07-2045
how do language models handle syllogisms or logical assertions as embeddings ; 2024.lrec-main.246 ; embedding
What is democratization in NLP papers? ; 2024.emnlp-main.184 ; ease of|access
How were verbal multiword expressions identified by USzeged? ; W17-1705 ; POS tagging
whats the diffrence between GloVe and word2vec ; D14-1162 N18-1043 ; Glove|GloVe
please explain prompt tuning to me ; 2021.emnlp-main.243 2022.findings-emnlp.511 ; * prompt tuning|soft prompts
explain contextualised embeddings ; N18-1202 2020.emnlp-main.608 ; * contextual
`,
);

export const BUNDLED = askedOf(
  '',
  `
Who introduced retrieval-augmented generation? ; 2005.11401 ; introduces RAG
What is S4? ; 2111.00396 ; state space sequence model|S4
What is TAPE? ; 1906.08230 ; five biologically
How many datasets are in LogiGLUE? ; 2310.00836 ; 24 existing
Can attention be seen as a recurrent network? ; 2405.13956 ; recurrent network
How good are language models at counterexamples in mathematics? ; 2502.10454 ; do poorly|counterexample
What is the routing transformer? ; 2003.05997 ; sparse by content|clustered
How many people took part in the Vietnamese reading comprehension task? ; 2203.11400 ; 77 teams
What is CySecBERT? ; 2212.02974 ; cybersecurity
How many freelance jobs are in SWE-Lancer? ; 2502.12115 ; 1,400
Why can't transformers learn to multiply? ; 2510.00184 ; long-range|partial products|miss
What does Mamba-2 speed up? ; 2405.21060 ; Mamba-2
How many videos are in Video-MME? ; 2405.21075 ; 900
What is machine unlearning by popularity? ; 2608.14229 ; forget
Does memory always help language models? ; 2608.20202 ; hurt|worse
`,
);

/** About things no paper here answers. */
export const FOREIGN = linesOf(`
Who won the World Cup in 2014?
Who is the president of France?
how tall is mount everest
How do I change a flat tire?
How many calories are in a banana?
Which team plays at Old Trafford?
What is the boiling point of water?
How do I get red wine out of a carpet?
When does daylight saving time end?
How much does a litre of milk weigh?
How long do cats live?
What is the fastest land animal?
Who discovered penicillin?
How do I bake bread without yeast?
How deep is the Pacific Ocean?
How do I lose weight quickly?
What is a mortgage?
`);

/** About the bot itself. */
export const ABOUT_THE_BOT = linesOf(`
How do I stop the digest?
Can you send me papers every morning?
Who made you?
Are you a bot?
what is paperboy
help
where does your data come from
How do I follow an author?
Can I get the digest by mail?
how do I vote for a paper
What does /similar do?
Do you store my messages?
`);
