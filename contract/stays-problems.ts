import type { ProblemText } from './problems.ts'

/** Refusals of stays and the care in them. */
export const stayProblems = {
  'stay.unknown': {
    status: 404,
    zh: '没有这条入住记录；请刷新房态图',
    en: 'There is no such stay: load the board again',
  },
  'stay.over': {
    status: 409,
    zh: '此人已于 {at} 离点；请刷新房态图',
    en: 'This stay ended at {at}: load the board again',
  },
  'stay.in-the-future': {
    status: 422,
    zh: '时间 {at} 还没有到；请核对设备时间后再记录',
    en: '{at} has not come yet: check the clock of the device and write it down again',
  },
  'stay.already-here': {
    status: 409,
    zh: '此人已在本点入住；请在房态图上找到该人，需要换房请用“换房”',
    en: 'This person is here already: find them on the board, and move them to change the room',
  },
  'stay.not-staying': {
    status: 409,
    zh: '此人目前不在隔离点；身体不适请拨打 120，或告诉社区工作人员',
    en: 'This person is at no isolation site now: call 120 when ill, or tell the community',
  },
  'stay.person-unknown': {
    status: 422,
    zh: '名册中没有此人；请用证件办理入住',
    en: 'The register has no such person: let them in with a document',
  },
  'stay.born-on-refused': {
    status: 422,
    zh: '出生日期 {bornOn} 不存在；请核对证件',
    en: 'There is no day {bornOn}: check the document',
  },
  'stay.cohort-needed': {
    status: 422,
    zh: '没有隔离决定，也没有转运单，无法判断分类；请选择此人属于哪一类',
    en: 'Neither an order nor a transfer tells the group of this person: choose one',
  },
  'stay.site-takes-nobody': {
    status: 409,
    zh: '{site} 号隔离点尚未启用或已关闭；请联系转运调度改送其他隔离点',
    en: 'Isolation site {site} is not open: ask the dispatcher for another one',
  },
  'stay.transfer-of-another': {
    status: 422,
    zh: '转运单不是此人的；请扫描本人的转运单',
    en: 'This transfer is of somebody else: scan that of this person',
  },
  'stay.transfer-unknown': {
    status: 404,
    zh: '没有这张转运单；请按“无转运单”办理入住',
    en: 'There is no such transfer: let the person in without one',
  },
  'stay.room-unknown': {
    status: 404,
    zh: '本点没有这个房间；请刷新房态图',
    en: 'This site has no such room: load the board again',
  },
  'stay.room-out': {
    status: 409,
    zh: '{room} 房停用，不能入住；可用房间：{instead}。没有空房时先安排在候房区',
    en: 'Room {room} is out of use. Free instead: {instead}. Without a free room, let them wait inside',
  },
  'stay.room-not-cleaned': {
    status: 409,
    zh: '{room} 房还没有终末消毒，不能入住；可用房间：{instead}。没有空房时先安排在候房区',
    en: 'Room {room} is not cleaned yet. Free instead: {instead}. Without a free room, let them wait inside',
  },
  'stay.room-full': {
    status: 409,
    zh: '{room} 房床位已满；可用房间：{instead}。没有空房时先安排在候房区',
    en: 'All beds of room {room} are taken. Free instead: {instead}. Without a free room, let them wait inside',
  },
  'stay.room-mixed': {
    status: 409,
    zh: '{room} 房住着另一类人员，或另一例的接触者，不能混住；可用房间：{instead}。没有空房时先安排在候房区',
    en: 'Room {room} holds people of another group or case: they may not share. Free instead: {instead}. Without a free room, let them wait inside',
  },
  'stay.changed-meanwhile': {
    status: 409,
    zh: '这条记录刚被别人改过；请刷新后再改',
    en: 'Somebody has just changed this stay: load it again',
  },
  'stay.others-recorded': {
    status: 409,
    zh: '此人入住后已有检测或测温记录，不能按“误登记”撤销；请办理离点',
    en: 'Tests or checks were recorded in this stay: end it instead of taking it back',
  },
  'stay.alarm-unknown': {
    status: 404,
    zh: '没有这条报警；请刷新',
    en: 'There is no such alarm: load the page again',
  },
  'stay.alarm-answered': {
    status: 409,
    zh: '这条报警已有人处置；请刷新查看',
    en: 'Somebody has answered this alarm: load the page again',
  },
  'stay.rule-unknown': {
    status: 404,
    zh: '没有这条报警规则，或已停用；请刷新',
    en: 'There is no such alarm rule, or it has ended: load the page again',
  },
  'stay.rule-by-two': {
    status: 409,
    zh: '报警规则须由另一人确认；请请另一位负责人确认',
    en: 'Another person confirms an alarm rule: ask a colleague',
  },
  'stay.rule-incomplete': {
    status: 422,
    zh: '体温规则要填体温，症状规则要选症状',
    en: 'A rule of temperature needs a temperature, one of a symptom needs the symptom',
  },
  'stay.nothing-said': {
    status: 422,
    zh: '请填写体温，或选择症状，或写几句话',
    en: 'Give a temperature, choose a symptom, or write a few words',
  },
  'stay.request-unknown': {
    status: 404,
    zh: '没有这条需求；请刷新',
    en: 'There is no such request: load the page again',
  },
  'stay.request-answered': {
    status: 409,
    zh: '这条需求已有人答复；请刷新查看',
    en: 'Somebody has answered this request: load the page again',
  },
  'stay.item-unknown': {
    status: 422,
    zh: '物资清单中没有这一项；请刷新清单',
    en: 'The list of supplies has no such item: load it again',
  },
  'stay.own-complaint': {
    status: 409,
    zh: '投诉不能由被投诉时记录的本人答复；请由另一位工作人员答复',
    en: 'Whoever wrote a complaint down does not answer it: ask a colleague',
  },
  'stay.referred-already': {
    status: 409,
    zh: '此人已在转诊中；返回后才能再次转诊',
    en: 'This person is at hospital or on the way: record the return first',
  },
  'stay.referral-unknown': {
    status: 404,
    zh: '没有这条转诊，或此人已返回；请刷新',
    en: 'There is no such referral, or the person has come back: load the page again',
  },
  'stay.incident-unknown': {
    status: 404,
    zh: '没有这条事件；请刷新',
    en: 'There is no such incident: load the page again',
  },
  'stay.incident-closed': {
    status: 409,
    zh: '这条事件已结案',
    en: 'This incident is closed',
  },
  'stay.incident-by-two': {
    status: 409,
    zh: '报告人不能自己结案；请由另一人核实后结案',
    en: 'Whoever reported an incident does not close it: ask a colleague to check and close it',
  },
  'stay.shift-unknown': {
    status: 404,
    zh: '没有这个班次，或已交接；请刷新',
    en: 'There is no such shift, or it was handed over: load the page again',
  },
  'stay.shift-running': {
    status: 409,
    zh: '本点已有班次在岗；请先由 {lead} 交接',
    en: 'A shift is running at this site: {lead} hands it over first',
  },
  'stay.round-over': {
    status: 409,
    zh: '{day} 不是今天；检测轮次只能当天或提前一天开启',
    en: '{day} is not today: a round of tests is opened on its day, or the day before',
  },
  'stay.no-laboratory': {
    status: 409,
    zh: '本市还没有登记检测机构；请先登记',
    en: 'The city has no laboratory yet: register one first',
  },
  'stay.test-unknown': {
    status: 404,
    zh: '此人在这一轮中没有应检记录；请刷新',
    en: 'This round asks no test of this person: load the page again',
  },
  'stay.test-taken': {
    status: 409,
    zh: '此人这一轮已采样，不需要说明原因',
    en: 'This person was swabbed in this round: nothing is to be excused',
  },
} as const satisfies Record<string, ProblemText>
