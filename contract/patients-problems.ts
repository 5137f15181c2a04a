import type { ProblemText } from './problems.ts'

/** Refusals of patients. */
export const patientProblems = {
  'patient.unknown': {
    status: 404,
    zh: '没有这位患者；请刷新列表',
    en: 'There is no such patient: load the list again',
  },
  'patient.no-case': {
    status: 409,
    zh: '此人没有未结束的病例，也没有生效的收治命令；请先由流调人员定性',
    en: 'This person has no open case and no order that admits them: the case is classified first',
  },
  'patient.taken-meanwhile': {
    status: 409,
    zh: '另一位医生刚收治了此人；请刷新列表',
    en: 'Another doctor has just taken this person on: load the list again',
  },
  'patient.over': {
    status: 409,
    zh: '此患者已于 {at} 出院，不能再改',
    en: 'This patient was discharged at {at} and cannot be changed',
  },
  'patient.words-missing': {
    status: 422,
    zh: '与方案建议不同，请写明理由（至少四个字）',
    en: 'This differs from what the plan says: give the reason, in four characters or more',
  },
  'patient.site-does-not-fit': {
    status: 422,
    zh: '这个机构与所选收治方式不符；请另选机构或收治方式',
    en: 'This place is none of the chosen kind: choose another place or kind',
  },
  'patient.test-too-early': {
    status: 422,
    zh: '采样时间早于本次发病；请核对',
    en: 'This sample was taken before the illness: check the moment',
  },
  'patient.discharge-is-open': {
    status: 409,
    zh: '已有出院决定在等第二位医生签署；请先签署或撤回',
    en: 'A discharge waits for a second doctor already: sign it or take it back',
  },
  'patient.nothing-to-sign': {
    status: 409,
    zh: '没有待签署的出院决定；请刷新',
    en: 'No discharge waits to be signed: load the page again',
  },
  'patient.second-doctor': {
    status: 403,
    zh: '须由另一位医生签署',
    en: 'Another doctor has to sign this',
  },
  'patient.already-moving': {
    status: 409,
    zh: '此患者已有未完成的转运，或已在该处',
    en: 'A transfer of this patient is open already, or they are there',
  },
  'patient.follow-up-unknown': {
    status: 404,
    zh: '没有这次随访',
    en: 'There is no such follow-up',
  },
  'patient.follow-up-over': {
    status: 409,
    zh: '这次随访已完成',
    en: 'This follow-up is done already',
  },
  'patient.follow-up-other': {
    status: 422,
    zh: '复查填检测结论，随访填身体情况；请按任务种类选择',
    en: 'A test passes or fails, a visit finds somebody well or unwell: choose what fits the task',
  },
  'patient.group-unknown': {
    status: 404,
    zh: '没有这类人群',
    en: 'There is no such group',
  },
} as const satisfies Record<string, ProblemText>
