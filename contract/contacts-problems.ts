import type { ProblemText } from './problems.ts'

/** Refusals of contacts, of searches of venue visits and of second readings. */
export const contactProblems = {
  'contact.unknown': {
    status: 404,
    zh: '没有这位接触者；请刷新名单',
    en: 'There is no such contact: load the list again',
  },
  'contact.nobody-named': {
    status: 422,
    zh: '请选定一个人，或写下已知的姓名、电话或特征',
    en: 'Choose a person, or write down what is known: a name, a phone, what they look like',
  },
  'contact.person-unknown': {
    status: 422,
    zh: '名册中没有此人；请先登记，或按“身份未明”录入',
    en: 'The register has no such person: register them, or enter them as not yet identified',
  },
  'contact.is-the-case': {
    status: 422,
    zh: '病例本人不能是自己的接触者',
    en: 'A case is no contact of their own',
  },
  'contact.already-named': {
    status: 409,
    zh: '此人已在该病例的接触者名单中',
    en: 'This person is on the list of this case already',
  },
  'contact.through-unknown': {
    status: 422,
    zh: '中间的密接不在该病例名单中，或本人就是次密接',
    en: 'The contact in between is not on the list of this case, or is one of a contact themselves',
  },
  'contact.exposure-unclear': {
    status: 422,
    zh: '接触的结束不能早于开始，也不能在将来',
    en: 'An exposure ends after it begins, and not in the future',
  },
  'contact.over': {
    status: 409,
    zh: '此接触者已移出名单或已转为病例',
    en: 'This contact was dropped, or has become a case',
  },
  'contact.changed-meanwhile': {
    status: 409,
    zh: '有人刚改过这条记录；请重新打开后再改',
    en: 'Somebody changed this record meanwhile: open it again',
  },
  'contact.words-missing': {
    status: 422,
    zh: '判定与系统建议不同，请写明理由（至少四个字）',
    en: 'The decision differs from the proposal: say why, in four characters or more',
  },
  'contact.way-missing': {
    status: 422,
    zh: '判为密接或次密接，须选定接触方式',
    en: 'A close or secondary contact needs the way of the exposure',
  },
  'contact.way-unknown': {
    status: 422,
    zh: '现行方案没有这种接触方式',
    en: 'The rules in force name no such way',
  },
  'contact.kind-not-in-rules': {
    status: 422,
    zh: '现行方案不判定这一类接触者',
    en: 'The rules in force determine no such contacts',
  },
  'contact.through-missing': {
    status: 422,
    zh: '次密接须指明是通过哪位密接',
    en: 'A contact of a contact names the contact in between',
  },
  'contact.list-empty': {
    status: 409,
    zh: '还没有已判定的接触者；请先判定',
    en: 'No contact is judged yet: judge them first',
  },
  'contact.list-unchanged': {
    status: 409,
    zh: '名单签署后没有变化，无需再签',
    en: 'Nothing changed since the list was signed',
  },
  'contact.case-not-classified': {
    status: 409,
    zh: '病例尚未定性；请先确认病例类别，接触者才有依据',
    en: 'The case is not classified: classify it first, since its contacts rest on it',
  },
  'contact.list-moved-on': {
    status: 409,
    zh: '名单在签署前有改动；请重新生成名单',
    en: 'The list changed before it was signed: draft it again',
  },
  'contact.signature-refused': {
    status: 422,
    zh: '文件或签名不符合要求；见 errors',
    en: 'The document or its signatures do not hold: see errors',
  },
  'contact.not-looked-after': {
    status: 409,
    zh: '只有密接和次密接需要找到并管控；请先判定',
    en: 'Only close and secondary contacts are looked after: judge this one first',
  },
  'contact.no-worker': {
    status: 409,
    zh: '该社区没有网格员账号；请指定一人或通知街道',
    en: 'This community has no grid worker: name somebody, or tell the street',
  },
  'contact.worker-unknown': {
    status: 422,
    zh: '没有这个账号，或其辖区不含此人',
    en: 'There is no such account, or its area does not hold this person',
  },
  'visit.in-the-future': {
    status: 422,
    zh: '到访时间不能在将来，结束不能早于开始',
    en: 'A visit is not in the future, and ends after it began',
  },
  'visit.venue-unknown': { status: 422, zh: '没有这个场所', en: 'There is no such venue' },
  'co-presence.unknown': { status: 404, zh: '没有这次检索', en: 'There is no such search' },
  'co-presence.no-visits': {
    status: 409,
    zh: '传染期内没有已确认且已定位到场所的行程；请先核实行程',
    en: 'No confirmed visit with a venue lies within the window: confirm visits first',
  },
  'co-presence.second-needed': {
    status: 422,
    zh: '须由另一单位的在岗人员共同签署',
    en: 'A second officer in office, of another unit, has to sign',
  },
  'co-presence.expired': {
    status: 410,
    zh: '检索结果只保留一天；如仍需要，请重新申请',
    en: 'Answers are kept for a day: ask again if they are still needed',
  },
  'look-back.unknown': { status: 404, zh: '没有这次回头看', en: 'There is no such second reading' },
  'look-back.area-too-small': {
    status: 422,
    zh: '回头看按区县抽取',
    en: 'A sample is drawn of a district',
  },
  'look-back.nothing-decided': {
    status: 409,
    zh: '当天没有判定过接触者',
    en: 'No contact was decided on that day',
  },
  'look-back.already-drawn': {
    status: 409,
    zh: '该区县当天已抽取过；抽样可复现，不能重抽',
    en: 'It was drawn already: a sample is drawn once, and anybody can draw it again',
  },
  'look-back.own-unit': {
    status: 403,
    zh: '须由另一单位的人员复核；这条是本单位判定的',
    en: 'Somebody of another unit has to read this: it was decided in yours',
  },
  'look-back.not-in-sample': {
    status: 404,
    zh: '此接触者不在样本中',
    en: 'This contact is not in the sample',
  },
  'look-back.words-missing': {
    status: 422,
    zh: '意见不同须写明理由和您的判定',
    en: 'To differ, say why and what you would decide',
  },
  'look-back.not-complete': {
    status: 409,
    zh: '样本须 100% 复核；还差 {left} 条',
    en: 'All of the sample has to be read: {left} are left',
  },
  'look-back.over': {
    status: 409,
    zh: '这次回头看已签署',
    en: 'This second reading is signed already',
  },
} as const satisfies Record<string, ProblemText>
