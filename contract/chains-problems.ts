import type { ProblemText } from './problems.ts'

/** Refusals about sources, chains, clusters and their snapshots. */
export const chainProblems = {
  'chain.case-unknown': {
    status: 404,
    zh: '没有病例 {number}；请核对编号，合并或撤销的病例不能再定传染源',
    en: 'There is no case {number} to link: check the number; a merged or dropped case has no source',
  },
  'chain.link-impossible': {
    status: 409,
    zh: '这一传播关系不成立（{faults}）；确有依据时，请逐项确认并写明理由',
    en: 'This link cannot be ({faults}): where there is ground for it all the same, confirm each fault and give the reason',
  },
  'chain.same-person': {
    status: 422,
    zh: '病例 {number} 与传染源是同一人，不能相连；请先核对是否应合并',
    en: 'Case {number} and its source are the same person: see whether the two are to be merged',
  },
  'chain.circle': {
    status: 409,
    zh: '病例 {number} 会成为自己的上游；请先改定链上的另一环',
    en: 'Case {number} would be its own source: decide another link of the circle first',
  },
  'chain.reason-missing': {
    status: 422,
    zh: '请写明理由（至少四个字），其他流调人员会读到',
    en: 'Give the reason (at least four characters): the other investigators will read it',
  },
  'chain.not-candidate': {
    status: 409,
    zh: '病例 {infector} 已被排除为传染源；若有新证据，请直接定为传染源并写明理由',
    en: 'Case {infector} is rejected as a source already: with new evidence, decide it and give the reason',
  },
  'snapshot.unknown': {
    status: 404,
    zh: '没有这份快照，或不在本辖区',
    en: 'There is no such snapshot, or it is not of your area',
  },
  'cluster.unknown': {
    status: 404,
    zh: '没有这起聚集性疫情，或不在本辖区',
    en: 'There is no such cluster, or it is not of your area',
  },
  'cluster.name-taken': {
    status: 409,
    zh: '“{name}”已用于另一起聚集性疫情，请换名',
    en: 'Another cluster is called {name}: take another name',
  },
} as const satisfies Record<string, ProblemText>
