/** Every refusal of an order, in words that say what to do next. The codes are stable: other systems and the log name them. */
export const faultWords = {
  // The document itself.
  'not-a-document': {
    zh: '缺少字段或字段类型不对，不是一份文书；该行无效，请立即报告。',
    en: 'Fields are missing or of the wrong kind: it is no document and has no effect. Report the row at once.',
  },
  'not-canonical': {
    zh: '文书里有不能唯一书写的内容（小数、未规范的文字）；请更正后重新起草。',
    en: 'Something in the document can be written in two ways (a fraction, text not normalised); correct it and draft it anew.',
  },
  'version-unknown': {
    zh: '文书版本 {of} 无法识别；请用现行版本重新起草。',
    en: 'Version {of} of the document is unknown; draft it anew in the present version.',
  },
  'kind-unknown': {
    zh: '命令种类 {of} 不在列表中；请从列表选择。',
    en: 'There is no kind of order {of}; choose one of the list.',
  },
  'basis-unknown': {
    zh: '依据 {of} 不在封闭列表中；没有“其他”这一项，请选择确有事实的依据，否则不得下令。',
    en: 'The basis {of} is not on the closed list, and there is no "other": choose one that facts support, or do not order.',
  },
  'subject-misfit': {
    zh: '依据 {of} 与对象不符：区域依据只能用于区域，个人依据只能用于个人。',
    en: 'The basis {of} does not fit the subject: bases of zones are for areas, those of persons for one person.',
  },
  'term-empty': {
    zh: '结束时间须晚于开始时间；请更正。',
    en: 'The end must come after the beginning; correct it.',
  },
  'care-closed': {
    zh: '就医和消防通道始终开放，不能省略；请在允许事项中保留。',
    en: 'Care and the way out of a fire are always open; keep both among what is allowed.',
  },
  'no-evidence': {
    zh: '没有证据；请列出支持该依据的事实编号。',
    en: 'There is no evidence; name the facts that support the basis.',
  },
  'no-law': {
    zh: '请写明法律、条款和政策版本。',
    en: 'Name the act, the article and the policy version.',
  },
  'reason-missing': {
    zh: '请用普通话语写明理由（中文和英文都要），让十二岁的人也能读懂。',
    en: 'Give the reason in plain words, in Chinese and in English, so that someone of twelve can read it.',
  },
  'appeal-clock': {
    zh: '申诉须在4小时内首次答复、24小时内决定，并在结束后至少30天内可以提出；只能更快、更久。',
    en: 'An appeal is answered within 4 hours, decided within 24, and open for 30 days after the end: no slower and no shorter.',
  },
  'same-officer': {
    zh: '签发人与批准人是同一人（{of}）；请由另一人批准。',
    en: 'Issuer and approver are one person ({of}); another person must approve.',
  },
  'same-unit': {
    zh: '签发人与批准人属于同一单位（{of}）；请由另一单位批准。',
    en: 'Issuer and approver are of one unit ({of}); another unit must approve.',
  },
  'emergency-long': {
    zh: '只有一人签名的紧急命令最长两小时；请缩短，或取得第二个签名。',
    en: 'An emergency order with one signature lives two hours at most; shorten it, or get the second signature.',
  },
  'emergency-renews': {
    zh: '紧急命令不能用来延长；请由两人签署一份完整的命令。',
    en: 'An emergency order cannot renew anything; have two officers sign a full order.',
  },
  // Signatures.
  'digest-wrong': {
    zh: '内容与所存摘要不符：签名之后被改动。该命令无效，请立即报告。',
    en: 'The content does not have the digest stored with it: it was changed after signing. It has no effect; report it at once.',
  },
  'signature-missing': {
    zh: '缺少 {of} 的签名；没有它命令无效。',
    en: 'The signature of {of} is missing; without it the order has no effect.',
  },
  'signature-invalid': {
    zh: '{of} 的签名不是对这份文书作出的；命令无效，请立即报告。',
    en: 'The signature of {of} is not one of this document; it has no effect. Report it at once.',
  },
  'no-post': {
    zh: '{of} 在签名时没有此项职权（未任命、已到期、单位或地区不符）；请由在任人员签署。',
    en: '{of} held no such post when signing (not appointed, expired, other unit or area); have somebody in office sign.',
  },
  'back-dated': {
    zh: '时间倒填：开始、签名或入册的时间先后不符（{of}）。命令从现在起算，请重新起草。',
    en: 'Back-dated: beginning, signature and logging do not follow each other ({of}). Orders begin now; draft it anew.',
  },
  'not-in-batch': {
    zh: '该命令不在批次 {of} 所签的清单里；命令无效，请立即报告。',
    en: 'The order is not on the list that was signed for batch {of}; it has no effect. Report it at once.',
  },
  // Facts.
  'evidence-unknown': {
    zh: '没有编号为 {of} 的事实；请核对编号。',
    en: 'There is no fact {of}; check its number.',
  },
  'evidence-kind': {
    zh: '事实 {of} 不能支持这一依据；请使用该依据所要求的事实。',
    en: 'The fact {of} does not support this basis; use the kind of fact that the basis asks for.',
  },
  'evidence-other-person': {
    zh: '事实 {of} 是关于别人的；请用关于本人的事实。',
    en: 'The fact {of} is about somebody else; use one about this person.',
  },
  'evidence-other-area': {
    zh: '事实 {of} 不在所定区域内；请缩小或更正区域。',
    en: 'The fact {of} does not lie in the areas of the order; make them smaller or correct them.',
  },
  'evidence-answered': {
    zh: '事实 {of} 已不成立（已采样、已免检或已出结果）；不需要命令。',
    en: 'The fact {of} no longer holds (sampled, excused or answered since); no order is needed.',
  },
  // Policy.
  'policy-other': {
    zh: '文书引用的政策 {of} 现在不施行；请按现行政策起草。',
    en: 'The policy {of} that the document names is not in force now; draft it under the present one.',
  },
  'basis-not-in-policy': {
    zh: '现行政策不再认定 {of}；不得据此下令。',
    en: 'The policy in force does not know {of}; nobody may be restricted for it.',
  },
  'kind-not-allowed': {
    zh: '现行政策不允许以此依据下达 {of}；请选择允许的种类。',
    en: 'The policy in force does not allow {of} on this basis; choose a kind that it allows.',
  },
  'policy-unconfirmed': {
    zh: '政策中的 {of} 未经核实；须先由操作人确认，才能约束任何人。',
    en: 'The value {of} of the policy is unverified; an operator must confirm it before it binds anyone.',
  },
  'too-long': {
    zh: '时间超过政策上限；最晚到 {of}。',
    en: 'Longer than the policy allows; it may last until {of}.',
  },
  'unit-too-wide': {
    zh: '区域单元 {of} 大于政策允许的范围；请缩小。',
    en: 'The unit {of} is wider than the policy allows; make it smaller.',
  },
  // Other orders.
  'already-ordered': {
    zh: '已有命令 {of} 以同样的事实约束同一对象；如需延长，请以新命令续期并写明它。',
    en: 'The order {of} already rests on the same facts for this subject; to go on, renew it by a new order that names it.',
  },
  'renewed-unknown': {
    zh: '找不到要续期的命令 {of}；请核对编号，并列出全部前令。',
    en: 'The order to renew, {of}, is not known; check its number and name the whole chain.',
  },
  'renewed-other': {
    zh: '要续期的命令 {of} 的对象或依据不同；不能续期。',
    en: 'The order to renew, {of}, has another subject or basis; it cannot be renewed by this one.',
  },
  'renewed-ended': {
    zh: '命令 {of} 已被解除、暂停或因申诉失效；不能续期。',
    en: 'The order {of} was lifted, suspended or lapsed by appeal; it cannot be renewed.',
  },
  'renewed-without-news': {
    zh: '续期须有前令 {of} 之后得知的新事实；没有就让它到期。',
    en: 'A renewal needs a fact that became known after {of} was issued; without one, let it expire.',
  },
  'renewed-appeal-shorter': {
    zh: '续期不得缩短申诉期限（前令 {of}）。',
    en: 'A renewal may not shorten the time to appeal that {of} gave.',
  },
  // Many.
  'issuer-cap': {
    zh: '签发人今天已达上限（{of}人）；请由市级签署。',
    en: 'The issuer has reached the limit of a day ({of} people); the city must sign.',
  },
  'batch-cap': {
    zh: '超过 {of} 人须有市级签名；请取得，或分清对象后减少人数。',
    en: 'More than {of} people need the signature of the city; get it, or look again at who is meant.',
  },
  'batch-sample': {
    zh: '签署前须查看样本（至少 {of} 人，均匀抽取）；请查看后再签。',
    en: 'A sample is looked at before signing (at least {of} people, evenly drawn); look at it, then sign.',
  },
  'batch-stages': {
    zh: '人数多的批次须分阶段，第一阶段不超过 {of}；请设置阶段。',
    en: 'A large batch goes in stages, the first no more than {of} of it; set the stages.',
  },
  'batch-where': {
    zh: '各地区人数之和与批次人数不符（{of}）；请重新生成。',
    en: 'The people by area do not add up to the batch ({of}); make the list anew.',
  },
  'batch-twice': {
    zh: '同一份命令在批次中出现两次（{of}）；请重新生成。',
    en: 'One order stands in the batch twice ({of}); make the list anew.',
  },
} as const satisfies Record<string, { zh: string; en: string }>
