import { allocationProblems } from './allocation-problems.ts'
import { appealProblems } from './appeals-problems.ts'
import { caseImportProblems } from './case-imports-problems.ts'
import { caseProblems } from './cases-problems.ts'
import { chainProblems } from './chains-problems.ts'
import { clockProblems } from './clocks-problems.ts'
import { contactProblems } from './contacts-problems.ts'
import { epiProblems } from './epi-problems.ts'
import { excessProblems } from './excess-problems.ts'
import { factProblems } from './facts-problems.ts'
import { generalProblems } from './general-problems.ts'
import { homeIsolationProblems } from './home-isolation-problems.ts'
import { investigationProblems } from './investigation-problems.ts'
import { isolationSiteProblems } from './isolation-sites-problems.ts'
import { orderProblems } from './orders-problems.ts'
import { paperProblems } from './papers-problems.ts'
import { passProblems } from './pass-problems.ts'
import { patientProblems } from './patients-problems.ts'
import { policyProblems } from './policy-problems.ts'
import { readsProblems } from './reads-problems.ts'
import { releaseProblems } from './release-problems.ts'
import { retentionProblems } from './retention-problems.ts'
import { signingProblems } from './signing-problems.ts'
import { siteBookProblems } from './site-book-problems.ts'
import { siteStaffProblems } from './site-staff-problems.ts'
import { stayProblems } from './stays-problems.ts'
import { transferProblems } from './transfers-problems.ts'
import { transparencyProblems } from './transparency-problems.ts'
import { wasteProblems } from './waste-problems.ts'
import { watchProblems } from './watch-problems.ts'

/** A refusal: its HTTP status and what to do next, in both languages; `{name}` is filled in. */
export type ProblemText = { status: number; zh: string; en: string }

/** Every refusal the product can give. A code that is not listed does not compile. */
export const problems = {
  ...generalProblems,
  ...appealProblems,
  ...caseImportProblems,
  ...caseProblems,
  ...chainProblems,
  ...contactProblems,
  ...isolationSiteProblems,
  ...wasteProblems,
  ...allocationProblems,
  ...siteStaffProblems,
  ...transferProblems,
  ...stayProblems,
  ...siteBookProblems,
  ...releaseProblems,
  ...patientProblems,
  ...homeIsolationProblems,
  ...factProblems,
  ...clockProblems,
  ...epiProblems,
  ...excessProblems,
  ...investigationProblems,
  ...readsProblems,
  ...retentionProblems,
  ...signingProblems,
  ...orderProblems,
  ...paperProblems,
  ...passProblems,
  ...policyProblems,
  ...transparencyProblems,
  ...watchProblems,
  'account.name-taken': {
    status: 409,
    zh: '登录名已被占用，请换一个',
    en: 'This sign-in name is taken: choose another',
  },
  'round.notice-faulty': {
    status: 422,
    zh: '通告内容有误，请按 errors 逐项更正',
    en: 'The notice has faults: correct each item under errors',
  },
  'round.already-published': {
    status: 409,
    zh: '该通告已发布，不能更改；请另发新通告',
    en: 'This notice is already published and cannot change: publish a new one',
  },
  'round.unknown': { status: 404, zh: '没有轮次 {round}', en: 'There is no round {round}' },
  'round.closed': { status: 409, zh: '轮次 {round} 已结束', en: 'Round {round} is closed' },
  'round.no-laboratory': {
    status: 422,
    zh: '没有登记检测机构，请先登记再发布通告',
    en: 'No laboratory is registered: register one before publishing',
  },
  'round.nobody-due': {
    status: 422,
    zh: '该通告范围内没有登记人口，请检查区域代码',
    en: 'Nobody is registered in the areas of this notice: check the area codes',
  },
  'city.area-unknown': { status: 422, zh: '没有区域 {area}', en: 'There is no area {area}' },
  'city.reference-unknown': {
    status: 422,
    zh: '引用的上级记录不存在：{what}。请先导入上级',
    en: 'The record refers to one that does not exist: {what}. Import that first',
  },
  'city.row-differs': {
    status: 409,
    zh: '第 {row} 行：{what} {id} 已登记，内容不同；未导入任何一行，请核对',
    en: 'Row {row}: {what} {id} is already there with other content. Nothing was imported: compare the two',
  },
  'zone.already-declared': {
    status: 409,
    zh: '区域编号 {zone} 已用于另一处，请换编号',
    en: 'Zone {zone} is already declared with other content: take another id',
  },
  'person.document-refused': {
    status: 422,
    zh: '证件号码有误（{fault}），请核对原件',
    en: 'The document number is wrong ({fault}): check the original',
  },
  'person.document-taken': {
    status: 409,
    zh: '该证件已登记在另一人名下，请核实',
    en: 'This document is already registered to another person: verify',
  },
  'person.unknown': { status: 404, zh: '没有这个人', en: 'There is no such person' },
  'resident.code-refused': {
    status: 401,
    zh: '验证码不对或已失效（还可试 {left} 次），请核对，或重新获取',
    en: 'The code is wrong or over ({left} tries left): check it, or ask for a new one',
  },
  'proxy.self': { status: 409, zh: '这是您本人，不用代办', en: 'This is yourself' },
  'proxy.too-many': {
    status: 409,
    zh: '最多代办 {most} 人，请先结束一项',
    en: 'You act for {most} people already: end one first',
  },
  'proxy.unknown': { status: 404, zh: '没有这项代办', en: 'There is no such proxy' },
  'activation.unknown': {
    status: 404,
    zh: '没有这个激活码，或已使用、已过期，请重新开具',
    en: 'There is no such activation, or it is used or over: issue a new one',
  },
  'round.not-later': {
    status: 409,
    zh: '新的结束时间须晚于原定的 {closesAt}',
    en: 'The new closing time must be later than {closesAt}',
  },
  'site.unknown': {
    status: 422,
    zh: '轮次 {round} 没有采样点 {site}',
    en: 'Round {round} has no site {site}',
  },
  'tube.resample-is-single': {
    status: 422,
    zh: '重采管只能单采（第 {row} 行）',
    en: 'Tubes for resampling are for one person each (row {row})',
  },
  'label.used-up': {
    status: 409,
    zh: '{kind} 的编号已用完',
    en: 'The serials of {kind} labels are used up',
  },
  'sampling.device-unknown': {
    status: 422,
    zh: '设备 {device} 未登记，请先登记设备',
    en: 'Device {device} is not enrolled: enrol it first',
  },
  'sampling.device-elsewhere': {
    status: 403,
    zh: '设备 {device} 属于采样点 {site}',
    en: 'Device {device} belongs to site {site}',
  },
  'sampling.devices-used-up': {
    status: 409,
    zh: '设备编号已用完，请联系管理员',
    en: 'The numbers for devices are used up: ask the administrator',
  },
  'roster.unknown': { status: 404, zh: '没有这份名单', en: 'There is no such roster' },
  'roster.not-yours': {
    status: 403,
    zh: '这份名单由他人下载，请自己重新下载',
    en: 'Somebody else took this roster: take your own',
  },
  'roster.over': {
    status: 410,
    zh: '名单下载已超过两小时，请重新下载',
    en: 'This roster was taken more than two hours ago: take it again',
  },
  'person.walk-in-not-of-device': {
    status: 422,
    zh: '编号 {person} 不是设备 {device} 的现场登记编号，请在该设备上重新登记',
    en: 'Id {person} is not a walk-in id of device {device}: register again on that device',
  },
  'person.walk-in-taken': {
    status: 409,
    zh: '编号 {person} 已登记且内容不同，请在设备上重新登记',
    en: 'Id {person} is registered with other content: register again on the device',
  },
  'same-person.unknown': {
    status: 404,
    zh: '没有这一条“疑为同一人”',
    en: 'There is no such question of one person twice',
  },
  'same-person.already-settled': {
    status: 409,
    zh: '该条已核定',
    en: 'This question is already settled',
  },
  'shift.same-person': {
    status: 409,
    zh: '交班人与接班人不能是同一人',
    en: 'A shift is handed over to another person',
  },
  'sealed.not-opened': {
    status: 422,
    zh: '文件打不开：不是设备 {device} 的文件，或不完整、被改动。请从该设备重新导出',
    en: 'The file does not open: it is not of device {device}, or is cut or changed. Export it from that device again',
  },
  'sealed.too-large': {
    status: 413,
    zh: '文件内容过大，请在设备上分次导出',
    en: 'The file holds too much: export it from the device in parts',
  },
  'sealed.malformed': {
    status: 422,
    zh: '文件能打开，但内容不是设备 {device} 在轮次 {round} 的工作记录',
    en: 'The file opens, but is not the work of device {device} in round {round}',
  },
  'paper.not-of-site': {
    status: 422,
    zh: '管 {tube} 没有发给采样点 {site}，请核对管码和采样点',
    en: 'Tube {tube} was not issued to site {site}: compare the code and the site',
  },
  'paper.tube-known': {
    status: 409,
    zh: '管 {tube} 已在系统中（{state}），不需要再录入',
    en: 'Tube {tube} is already known ({state}): it need not be keyed in',
  },
  'paper.sheet-faulty': {
    status: 422,
    zh: '登记单录入有误，请按逐行提示更正',
    en: 'The sheet has faults: correct each line that is named',
  },
  'paper.not-then': {
    status: 422,
    zh: '封管时间 {sealedAt} 不可能：早于发管或晚于现在，请核对登记单',
    en: 'The tube cannot have been sealed at {sealedAt}, before it was issued or after now: look at the sheet again',
  },
  'paper.not-open': {
    status: 404,
    zh: '没有待核对的登记单：管 {tube}',
    en: 'No sheet of tube {tube} is waiting',
  },
  'tube.unknown': { status: 404, zh: '没有管 {tube}', en: 'There is no tube {tube}' },
  'tube.code-refused': {
    status: 422,
    zh: '管码 {tube} 有误（{fault}），请重新扫码',
    en: 'The tube code {tube} is wrong ({fault}): scan it again',
  },
  'tube.already-boxed': {
    status: 409,
    zh: '管 {tube} 已在箱 {box} 中',
    en: 'Tube {tube} is already in box {box}',
  },
  'tube.not-sealed': {
    status: 409,
    zh: '管 {tube} 尚未封管，请先封管',
    en: 'Tube {tube} is not sealed: seal it first',
  },
  'tube.not-of-site': {
    status: 409,
    zh: '管 {tube} 属于采样点 {site}，不能装入本点的箱',
    en: 'Tube {tube} belongs to site {site} and cannot go into a box of this one',
  },
  'tube.withdrawn': {
    status: 409,
    zh: '管 {tube} 已作废、换码或报失（{state}），请单独放置',
    en: 'Tube {tube} is {state}: set it aside',
  },
  'tube.already-resulted': {
    status: 409,
    zh: '管 {tube} 已有结果',
    en: 'Tube {tube} already has a result',
  },
  'tube.on-plate': {
    status: 409,
    zh: '管 {tube} 在板 {plate} 上，请先作废该板',
    en: 'Tube {tube} is on plate {plate}: reject the plate first',
  },
  'tube.not-in-your-hands': {
    status: 409,
    zh: '管 {tube} 没有经你手转运，请由指挥部报失',
    en: 'Tube {tube} was never in your hands: ask the command to report it lost',
  },
  'tube.not-received': {
    status: 409,
    zh: '管 {tube} 尚未由本实验室接收',
    en: 'Tube {tube} has not been received by this laboratory',
  },
  'claim.unknown': { status: 404, zh: '没有待核的这一条', en: 'There is no such claim' },
  'claim.already-settled': { status: 409, zh: '该条已核定', en: 'This claim is already settled' },
  'box.unknown': { status: 404, zh: '没有箱 {box}', en: 'There is no box {box}' },
  'box.code-refused': {
    status: 422,
    zh: '箱码 {box} 有误（{fault}），请重新扫码',
    en: 'The box code {box} is wrong ({fault}): scan it again',
  },
  'box.already-sealed': {
    status: 409,
    zh: '箱 {box} 已封箱，请用新箱',
    en: 'Box {box} is already sealed: use another box',
  },
  'box.not-here': {
    status: 409,
    zh: '箱 {box} 现在 {account}，不在你处',
    en: 'Box {box} is in {account}, not with you',
  },
  'box.offer-open': {
    status: 409,
    zh: '箱 {box} 已有一次交接待签收',
    en: 'Box {box} already waits for a receiver to sign',
  },
  'box.nothing-offered': {
    status: 409,
    zh: '箱 {box} 没有待签收的交接',
    en: 'Nothing is offered for box {box}',
  },
  'box.same-person': {
    status: 409,
    zh: '交出人与接收人不能是同一人',
    en: 'Giver and receiver must be two people',
  },
  'box.wrong-receiver': {
    status: 409,
    zh: '箱 {box} 应交 {account}',
    en: 'Box {box} is meant for {account}',
  },
  'box.already-received': {
    status: 409,
    zh: '箱 {box} 已接收',
    en: 'Box {box} is already received',
  },
  'box.reported-lost': {
    status: 409,
    zh: '箱 {box} 已报失，其受检者正在重采；请单独放置并报指挥部',
    en: 'Box {box} was reported lost and its people are being sampled again: set it aside and tell the command',
  },
  'box.no-difference': {
    status: 409,
    zh: '箱 {box} 没有待说明的数量差异',
    en: 'Box {box} has no difference of count to explain',
  },
  'box.receiver-unknown': {
    status: 422,
    zh: '没有转运员 {courier}，请扫其工牌',
    en: 'There is no courier {courier}: scan the badge',
  },
  'orphan.unknown': {
    status: 404,
    zh: '管 {tube} 没有待查的来源',
    en: 'No question is open about the origin of tube {tube}',
  },
  'laboratory.unknown': {
    status: 404,
    zh: '没有检测机构 {laboratory}',
    en: 'There is no laboratory {laboratory}',
  },
  'assay.unknown': { status: 422, zh: '没有试剂方案 {assay}', en: 'There is no assay {assay}' },
  'assay.faulty': {
    status: 422,
    zh: '试剂方案有误，请按 errors 逐项更正',
    en: 'The assay has faults: correct each item under errors',
  },
  'assay.version-taken': {
    status: 409,
    zh: '试剂方案 {assay} 第 {version} 版已采用且内容不同；已采用的版本不能更改，请升版本号',
    en: 'Version {version} of assay {assay} is adopted with another content and cannot change: raise the version',
  },
  'plate.unknown': { status: 404, zh: '没有板 {plate}', en: 'There is no plate {plate}' },
  'plate.code-refused': {
    status: 422,
    zh: '板码 {plate} 有误（{fault}）',
    en: 'The plate code {plate} is wrong ({fault})',
  },
  'plate.already-loaded': {
    status: 409,
    zh: '板 {plate} 已布板',
    en: 'Plate {plate} is already loaded',
  },
  'plate.layout-refused': {
    status: 422,
    zh: '布板有误：{fault}（{where}）',
    en: 'The layout is wrong: {fault} ({where})',
  },
  'plate.tubes-refused': {
    status: 409,
    zh: '未布板：请按 errors 处理列出的管后重发，板上没有任何管被登记',
    en: 'The plate was not loaded: see to the tubes under errors and send it again; no tube was taken',
  },
  'plate.not-imported': {
    status: 409,
    zh: '板 {plate} 还没有仪器结果',
    en: 'Plate {plate} has no instrument file yet',
  },
  'plate.blocked': {
    status: 409,
    zh: '板 {plate} 未通过判定，不能发布；请按原因重做',
    en: 'Plate {plate} is blocked and cannot be released: repeat it, see the reasons',
  },
  'plate.rescan-differs': {
    status: 409,
    zh: '板 {plate} 重扫与布板不符，不能发布；请核对后再重扫一次，或作废整板',
    en: 'The second scan of plate {plate} differs from its loading: scan it again when it is put right, or give it up',
  },
  'alarm.unknown': {
    status: 404,
    zh: '板 {plate} 没有这条质控告警',
    en: 'Plate {plate} has no such alarm',
  },
  'alarm.already-answered': {
    status: 409,
    zh: '板 {plate} 的这条告警已有处置',
    en: 'This alarm of plate {plate} is answered already',
  },
  'plate.already-released': {
    status: 409,
    zh: '板 {plate} 已发布',
    en: 'Plate {plate} is already released',
  },
  'plate.already-rejected': {
    status: 409,
    zh: '板 {plate} 已作废',
    en: 'Plate {plate} is already rejected',
  },
  'plate.partly-released': {
    status: 409,
    zh: '板 {plate} 已有结果发布，不能作废；如需更正请逐管更正',
    en: 'Results of plate {plate} are released, so it cannot be rejected: amend the tubes one by one',
  },
  'plate.second-person-needed': {
    status: 409,
    zh: '发布须由另一人完成',
    en: 'A second person must release',
  },
  'result-file.refused': {
    status: 422,
    zh: '仪器文件未导入：请按 errors 中的行、列更正后重传，系统未作任何更改',
    en: 'The instrument file was not imported: correct the rows and columns under errors and send it again; nothing was changed',
  },
  'result-file.other-plate': {
    status: 409,
    zh: '该文件已用于另一块板',
    en: 'This file was already imported for another plate',
  },
  'result-file.too-late': {
    status: 409,
    zh: '板 {plate} 已有仪器结果；如需更正请作废重做',
    en: 'Plate {plate} already has a file: reject the plate to repeat it',
  },
  'result.none': {
    status: 409,
    zh: '管 {tube} 还没有已发布的结果',
    en: 'Tube {tube} has no released result',
  },
  'result.unchanged': {
    status: 409,
    zh: '管 {tube} 的结果已是“{call}”，无需更正',
    en: 'Tube {tube} already has the result {call}',
  },
  'result.finding-decided': {
    status: 409,
    zh: '管 {tube} 的初筛阳性已复核，不能再更正；请由流调处理',
    en: 'The finding from tube {tube} is decided by a second kit, so its result cannot be amended: take it to the investigation',
  },
  'result.claims-open': {
    status: 409,
    zh: '管 {tube} 有待核的人员，请先核定',
    en: 'Claims about the members of tube {tube} are open: settle them first',
  },
  'result.on-a-plate': {
    status: 409,
    zh: '管 {tube} 正在板 {plate} 上检测，请先发布或作废该板',
    en: 'Tube {tube} is being tested on plate {plate}: release or reject that first',
  },
  'recall.unknown': { status: 404, zh: '没有这项重采任务', en: 'There is no such recall task' },
  'recall.already-answered': {
    status: 409,
    zh: '该重采任务已有结果',
    en: 'This recall task already has an outcome',
  },
} as const satisfies Record<string, ProblemText>

export type ProblemCode = keyof typeof problems
