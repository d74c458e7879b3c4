import { askedOf, linesOf } from './asked.ts';

/**
 * The half for tuning answers. Each line: the question; ids of papers that answer it; what a quote must contain,
 * ignoring case. After a star, a quote from any paper that contains it answers; without the third part, the paper has
 * no sentence to quote, but should be named.
 */
export const ANTHOLOGY = askedOf(
  'acl:',
  `
Who proposed BERT? ; N19-1423 ; introduce a new language representation model
Who came up with GloVe vectors? ; D14-1162
Who invented ROUGE? ; W04-1013
Who proposed pointer-generator networks for summarization? ; P17-1099 ; novel architecture|hybrid pointer-generator
Who introduced prefix-tuning? ; 2021.acl-long.353 ; propose prefix-tuning
Who proposed dense passage retrieval? ; 2020.emnlp-main.550 ; dense representations
Who proposed the structural probe for syntax? ; N19-1419 ; structural probe
Which paper presented the Penn Treebank? ; J93-2004
Who introduced Universal Dependencies? ; L16-1262 2021.cl-2.11 2020.lrec-1.497 P13-2017 ; Universal Dependencies
Who introduced the MultiWOZ dataset? ; D18-1547 ; introduce the Multi-Domain Wizard-of-Oz
Who introduced COMET for MT evaluation? ; 2020.emnlp-main.213 ; present COMET
Who proposed hierarchical attention networks for document classification? ; N16-1174
Who introduced the HotpotQA dataset? ; D18-1259 ; introduce HotpotQA
Who proposed attention for translation with local and global variants? ; D15-1166
What is Stanceosaurus? ; 2022.emnlp-main.138 ; present Stanceosaurus
What is fairseq? ; N19-4009 ; fairseq is an open-source
What is BART? ; 2020.acl-main.703 P08-4003 S10-1021 http://www.lrec-conf.org/proceedings/lrec2008/pdf/241_paper.pdf ; denoising autoencoder|toolkit for
What is mT5? ; 2021.naacl-main.41 ; introduce mT5
What is FRMT? ; 2023.tacl-1.39 ; present FRMT
What is IMPARA? ; 2022.coling-1.316 ; IMPARA
What is SSMBA? ; 2020.emnlp-main.97 ; introduce SSMBA
What is prevalence estimation? ; D18-1487 ; task of inferring the relative frequency
What is geocoding? ; 2023.starsem-1.6 ; * (task of converting|technique that links|conversion of).*(location|geographic)
What is autoformalization? ; 2024.emnlp-main.233 ; task of automatically translating mathematical
What is short-answer scoring? ; 2021.unimplicit-1.2 ; task of assessing the correctness
What is paraphrase fragment extraction? ; http://www.lrec-conf.org/proceedings/lrec2014/pdf/1195_Paper.pdf ; technique that post-processes
What is code-mixing? ; 2021.eval4nlp-1.13 ; * (phenomenon|practice|mixing|use) .*languages
What is headline grouping? ; 2021.naacl-main.255 ; introduce the task of HeadLine Grouping
What is open information extraction? ; 2022.acl-demo.5 ; * (task of|aims? (to|at)|extract).*(fact|relation|triple|tuple|proposition|assertion)
What is example-based machine translation? ; 2001.mtsummit-ebmt.7 ; * Example-Based Machine Translation
What is linguistic calibration of dialogue agents? ; 2022.tacl-1.50 ; linguistically calibrated
What is StereoSet? ; 2021.acl-long.416 ; StereoSet
How large is TriviaQA? ; P17-1147 ; 650K
How many language pairs or languages does TyDi QA cover? ; 2020.tacl-1.30 ; 11 typologically
How large is the MultiNLI corpus? ; N18-1101 ; 433k
How many questions does ComQA contain? ; N19-1027 ; 11,214
How many hours of speech does the MyST corpus have? ; 2024.lrec-main.1052 ; 400 hours
How many hours of Arabic speech are in Aswat? ; 2023.arabicnlp-1.10 ; 732 hours
How many tweets on civil unrest does CUT include? ; 2020.wnut-1.28 ; 4,381
How many question-answer pairs does TempTabQA have? ; 2023.emnlp-main.149 ; 11,454
How large is V-FLUTE? ; 2025.naacl-long.1 ; 6,027
How many quadruples are in OATS? ; 2024.lrec-main.1080 ; 27,470
How many dialogue games are in GoRecDial? ; D19-1203 ; 9,125
How many languages does mT5 cover? ; 2021.naacl-main.41 ; 101
How often do language models complete a sentence with a hurtful word? ; 2021.naacl-main.191 ; 4.3%
How many studies of BERT does the BERTology primer survey? ; 2020.tacl-1.54 ; 150
How does SimCSE learn sentence embeddings without labels? ; 2021.emnlp-main.552 ; dropout as noise|predicts itself
How is BART pretrained? ; 2020.acl-main.703 ; corrupting text
How does fastText handle rare words? ; Q17-1010 ; n-grams
How does GeoNorm resolve place names? ; 2023.starsem-1.6 ; information retrieval|reranks
How does the pointer-generator network avoid repetition in summaries? ; P17-1099 ; coverage
How does dynamic data selection for NMT work? ; D17-1147 ; vary the selected subset|gradually|different training epochs
How can abusive conversations be predicted before they get out of hand? ; P18-1125 ; predicting from the very start|pragmatic
How are adversarial examples made for SQuAD? ; D17-1215 ; adversarially inserted|inserted sentences
How can pretrained encoders be adapted to a new domain? ; 2020.acl-main.740 ; * second phase of pretraining|domain-adaptive
How do you persuade people to donate with a dialogue system? ; 2024.lrec-main.1540 P19-1566 ; persua
How can overconfident chatbots be made to express doubt? ; 2022.tacl-1.50 ; calibrat
How can topic models be evaluated with large language models? ; 2025.tacl-1.17 ; propose|WALM
How can syncope be found in Norwegian clinical notes? ; 2020.clinicalnlp-1.9 ; keyword matching|convolutional
How can wordy sentences be revised for concision? ; 2022.tsar-1.6 ; concision|revis
Is BLEU a good metric for text simplification? ; D18-1081 ; low or no correlation|negatively correlates|penaliz|not suitable
Is multilingual BERT good at zero-shot transfer across languages? ; P19-1493 ; surprisingly good
Does supervised parsing help language understanding? ; 2021.eacl-main.270 ; limited|benefi|negligible|inconclusive
Are emojis predictable from text? ; E17-2017 N18-2107 ; outperforms a baseline
Can automatic post-editing improve neural machine translation? ; 2020.emnlp-main.217 ; significantly improve
Do multilingual models think better in English? ; 2024.naacl-short.46 ; unable to leverage|outperforms direct inference
Are message passing networks helpful for knowledge graph completion? ; 2023.acl-long.597 ; simple MLP|may not be as crucial|comparable performance
Do transformers infer telicity like humans? ; 2021.conll-1.6 ; transformer models|reliably
Is a named entity tagger affected by the age of its training data? ; http://www.lrec-conf.org/proceedings/lrec2008/pdf/303_paper.pdf ; decay|time gap
Is fine-tuning needed for BERT to recognise dialogue acts? ; 2021.iwcs-1.16 ; essential
Can large language models invent algorithms to improve themselves? ; 2025.naacl-long.519 ; autonomously|discover|surpass|outperform
Can the meaning of idioms tell their sentiment? ; W19-5114 ; sentiment
Does multi-task learning help argument mining? ; 2024.argmining-1.5 ; meets or exceeds
Are NLI models right for the wrong reasons? ; P19-1334 ; heuristic
Should BLEU scores be compared across papers? ; W18-6319 ; vary wildly|reported|SacreBLEU|differences
Are language models trained on form able to understand meaning? ; 2020.acl-main.463 ; no way to learn meaning
Transformers or multiple linguistic features for question difficulty? ; 2021.bea-1.16 ; outperform
RNN or Transformer for cross-language structural priming? ; 2024.mrl-1.8 ; Transformer
Keyword matching versus neural networks for clinical notes? ; 2020.clinicalnlp-1.9 ; keyword matching
Machine-translated or real data for Urdu fake news? ; 2020.lrec-1.309 ; did not provide improvement
Skip-gram, CBOW or fastText for bias in Arabic? ; 2020.wanlp-1.17 ; CBOW
How is the consistency of question answering models evaluated? ; P19-1621 ; implications|consisten
How is grammatical error correction evaluated without references? ; 2022.coling-1.316 2020.coling-main.573 ; IMPARA|reference
How is lexical complexity in Malayalam measured? ; 2019.icon-1.21 ; reaction times
How are dialectal Arabic word embeddings evaluated? ; 2021.wanlp-1.2 ; benchmark|testbank|testbanks
How are memory and confidence of annotators measured in preference data? ; 2023.emnlp-main.519 ; Bradley-Terry
How are evaluation metrics for summaries compared? ; 2021.tacl-1.24 ; re-evaluate 14|consistent
How is parser performance related to the domain? ; http://www.lrec-conf.org/proceedings/lrec2010/pdf/801_Paper.pdf ; performance variation|domain
How is sexism on X measured in US elections? ; 2025.codi-1.12 ; sexis
How is factual consistency of abstractive summaries judged? ; 2020.acl-main.173 ; * textual entailment|human evaluation|hallucinat
How is commonsense inference with sentence endings tested? ; P19-1472 ; HellaSwag
is there a corpus of gender inclusive german ; 2024.lrec-main.684 ; gender-inclusive|inclusive
dataset for interactive digital narrative summarization ; 2022.creativesumm-1.1 ; IDN|narrative
parallel corpus for regional languages of France ; 2024.lrec-main.1392 ; regional language
Why does a bigger beam hurt translation? ; D19-1331 W17-3204 2020.emnlp-main.170 D18-1342 2023.eamt-1.10 ; beam
What does BERT learn at which layer? ; P19-1452 2020.tacl-1.54 ; steps of the traditional|linguistic information
Which NER tagger works on characters? ; C16-1087 ; character
What is the Natural Questions corpus made of? ; Q19-1026 ; real anonymized|queries issued
Which dataset tests compositional multi-hop questions over Wikipedia? ; D18-1259 ; 113k|HotpotQA
what can we learn from euphemisms for death in old novels ; 2025.coling-main.90 ; euphemis
Which words do human raters prefer in model outputs? ; 2023.emnlp-main.519 ; favored factors|factors
Who wrote Amadís de Gaula according to stylometry? ; 2022.nlp4dh-1.1 ; author|Montalvo
Which countries does the CUT dataset come from? ; 2020.wnut-1.28 ; 42 countries
could you tell me what HellaSwag is? ; P19-1472 ; HellaSwag
What is dialouge state traking? ; 2023.acl-long.159 ; * dialogue state
do you know how many hours the HuComTech corpus has? ; W16-4016 ; 50 hours
`,
);

export const BUNDLED = askedOf(
  '',
  `
What is aggressive decoding? ; 2205.10350 ; speeds up
What is RAG? ; 2005.11401 ; RAG
How does diverse beam search work? ; 1610.02424 ; divides the beam
How many tasks does Tx-LLM cover? ; 2406.06316 ; 66 drug
How large is LongBench? ; 2308.14508 ; 21 datasets
Can language models predict what a program does without running it? ; 2502.11167 ; without running|manage some
How much task data do instruction-tuned models need? ; 2306.05539 ; quarter of the data|6 %
How does LightSeq train on long contexts? ; 2310.03294 ; sequence dimension
Does the order of a set matter for sequence-to-sequence models? ; 1511.06391 ; order
How is a humanoid robot taught to get up after a fall? ; 2502.12152 ; stand up|simulation
Why does strict grammar hurt reasoning? ; 2502.09061 ; no room left|grammar
Decoder-only or encoder-decoder? ; 2304.04052 ; decoder
How are AI agents tested in open source? ; 2509.19185 ; test
Can small models prune pretraining data? ; 2405.20541 ; 125 million
How are hallucinated spans detected from signals per token? ; 2608.18115 ; hallucinated spans
How many tasks are in SWE-bench Science? ; 2608.19799 ; 119
`,
);

/** About things no paper here answers. */
export const FOREIGN = linesOf(`
What is the capital of Mongolia?
How do I boil an egg?
What should I take against a headache?
What are the symptoms of diabetes?
What is the best restaurant in Lisbon?
Why is the sky blue?
How do I renew my passport?
Who painted the Mona Lisa?
What is the exchange rate of the yen?
Who wrote Pride and Prejudice?
Is it safe to eat raw cookie dough?
Which vitamins are in spinach?
How do I unclog a sink?
what's a good name for a dog
What is the offside rule?
Which planet has the most moons?
When was the Berlin Wall built?
`);

/** About the bot itself. */
export const ABOUT_THE_BOT = linesOf(`
what can you do
how do i subscribe to the daily digest
what commands are there
how do I unsubscribe
how do I change the time of the digest?
How can I save a paper?
How do I use this bot?
how do I delete my data?
which languages do you speak?
how do I turn off notifications
How often is your catalog updated?
How do I add a paper?
`);
