import type { Policy } from './policy.ts'
import { shown } from './read-fields.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** What names are called that a pack uses and does not explain. */
export type WordList = Readonly<Record<string, Words>>

/** What a field of a policy is called for people. Every field of the shape has its words; the tests see to it. */
export const fieldWords: Readonly<Record<string, Words>> = {
  pathogen: words('病原体', 'Pathogen'),
  route: words('传播途径', 'how it passes on'),
  legal_class: words('法定类别', 'class in law'),
  incubation: words('潜伏期', 'incubation'),
  least_days: words('最短天数', 'days at least'),
  most_days: words('最长天数', 'days at most'),
  infectious_before_onset_days: words('发病前有传染性的天数', 'days infectious before onset'),
  infectious_until: words('传染性持续到', 'infectious until'),
  specimens: words('标本', 'specimens'),
  assays: words('检测方法', 'assays'),
  positive_ct_below: words('Ct 低于此值为阳性', 'positive where Ct is below'),
  counting: words('天数的计法', 'How days are counted'),
  day_one: words('第 1 天是哪一天', 'which day is day 1'),
  definitions: words('判定', 'Who is a contact'),
  lookback_days: words('追溯天数', 'days looked back'),
  contact_reasons: words('判为密接的情形', 'what makes a contact'),
  secondary_contact: words('次密接', 'contacts of contacts'),
  enabled: words('是否判定', 'determined at all'),
  rule: words('判定规则', 'rule'),
  general_contact: words('一般接触者', 'general contacts'),
  decided_by: words('由谁判定', 'decided by'),
  transport: words('交通工具', 'transport'),
  scope: words('范围', 'scope'),
  rows_each_side: words('前后各几排', 'rows each side'),
  plus: words('另加', 'besides'),
  places: words('地点', 'Places'),
  class: words('严格程度', 'how strict'),
  order_kind: words('用哪种命令', 'kept there by an order of'),
  tracks: words('人员管理', 'What people are asked'),
  clock: words('从何时算起', 'counted from'),
  window_days: words('多少天内的才算', 'counts when within days'),
  transfer_within_hours: words('几小时内转运', 'moved within hours'),
  stages: words('阶段', 'stage'),
  place: words('在哪里', 'where'),
  or_place: words('或在', 'or at'),
  days: words('天数', 'days'),
  ends_when: words('何时结束', 'ends when'),
  test_days: words('第几天检测', 'tests on days'),
  specimen: words('标本', 'specimen'),
  outing: words('能否外出', 'going out'),
  daily: words('每天', 'daily'),
  tests: words('检测', 'tests'),
  count: words('次数', 'how many'),
  within_days: words('在几天内', 'within days'),
  first_within_hours: words('首次在几小时内', 'the first within hours'),
  min_gap_hours: words('间隔至少几小时', 'hours between at least'),
  release: words('解除条件', 'release'),
  negatives: words('须阴性', 'must be negative'),
  on_days: words('第几天的', 'on days'),
  ct_at_least: words('Ct 至少', 'Ct at least'),
  double_sample: words('双采双检', 'two swabs, two tests'),
  requires: words('另须', 'also needs'),
  link: words('与密接的关联', 'link to the contact'),
  index_negatives: words('密接须阴性几次', 'negative tests of the contact'),
  on_index_positive: words('密接转阳后改为', 'becomes, if the contact is positive'),
  home_instead: words('可改为居家的人', 'who may be at home instead'),
  before_travel_hours: words('出行前几小时内检测', 'tested within hours before travel'),
  repeat_at_destination: words('到达后重复隔离', 'again at the destination'),
  areas: words('区域', 'Zones'),
  levels: words('等级（从严到宽）', 'levels, strictest first'),
  level: words('等级', 'level'),
  declare: words('何处划定', 'declared where'),
  units: words('最大范围', 'widest unit'),
  widen: words('可否扩大', 'may be wider'),
  widen_reasons: words('可扩大的情形', 'wider because of'),
  measures: words('措施', 'measures'),
  lift_to: words('降为', 'becomes'),
  lift: words('解除条件', 'lifted when'),
  kind: words('种类', 'kind'),
  v: words('数值', 'figure'),
  on_positive: words('出现阳性改为', 'becomes, on a positive'),
  not_counted: words('不计入划区的感染者', 'infections that do not count'),
  temporary_control: words('临时管控', 'temporary control'),
  allowed: words('是否允许', 'allowed'),
  max_hours: words('最多几小时', 'hours at most'),
  must: words('必须', 'must'),
  limits_outside: words('区域外的限制', 'limits outside of zones'),
  blocking_exits: words('封堵出口', 'blocking exits'),
  orders: words('命令', 'Orders'),
  forbidden_kinds: words('禁止的做法', 'forbidden'),
  bases: words('可用的依据', 'grounds'),
  notice_hours: words('几小时内告知', 'told within hours'),
  batch: words('多人命令', 'many people at once'),
  max_without_city_sign: words('无市级签字最多几人', 'people without the city, at most'),
  first_share: words('先执行的比例', 'share that begins'),
  pause_hours: words('之后停几小时', 'then a pause of hours'),
  emergency_hours: words('紧急命令几小时', 'hours of an emergency order'),
  status: words('状态', 'Status'),
  rules: words('规则', 'rule'),
  lifted_by: words('因何解除', 'ended by'),
  max_days: words('最多几天', 'days at most'),
  appeals: words('申诉', 'Appeals'),
  first_answer_hours: words('几小时内首次答复', 'first answer within hours'),
  decision_hours: words('几小时内决定', 'decided within hours'),
  escalate_after_hours: words('几小时后上报', 'goes higher after hours'),
  channels: words('途径', 'ways'),
  time_limits: words('时限（小时）', 'Time limits, hours'),
  testing: words('检测', 'Testing'),
  by_area: words('按区域检测', 'testing by area'),
  multiple_per_day: words('一天多次检测', 'several tests a day'),
  stop_after_clean_rounds: words('连续几轮无感染即停', 'stops after rounds without infection'),
  city_hours: words('全市几小时内完成', 'hours for the whole city'),
  people_per_point: words('每个采样点人数', 'people for each site'),
  people_per_table: words('每个采样台人数', 'people for each table'),
  people_per_sampler: words('每名采样员人数', 'people for each sampler'),
  validity_hours: words('结果几小时内有效', 'hours a result counts'),
  validity_clock: words('有效期从何时算起', 'counted from'),
  room_temperature_hours: words('常温几小时', 'hours at room temperature'),
  deliver_hours: words('几小时内送达', 'delivered within hours'),
  result_hours: words('几小时内出结果', 'result within hours'),
  required_groups: words('应检人群', 'who must be tested'),
  twice_weekly: words('每周两次', 'twice a week'),
  checked_only_at: words('只在这些地方查验', 'checked only at'),
  antigen: words('抗原检测', 'antigen tests'),
  pools: words('混采', 'Pools'),
  size: words('每管人数', 'swabs in a tube'),
  pool_tubes_in_laboratory: words('实验室混管', 'mixing tubes in the laboratory'),
  discharge: words('出院', 'Discharge'),
  temperature_normal_days: words('体温正常几天', 'days of normal temperature'),
  negative_tests: words('阴性次数', 'negative tests'),
  after_days: words('出院后观察几天', 'days watched afterwards'),
  isolation_sites: words('隔离点', 'Isolation sites'),
  rooms_per_ten_thousand: words('每万人房间数', 'rooms for ten thousand people'),
  people_per_doctor: words('每名医生人数', 'people for each doctor'),
  people_per_nurse: words('每名护士人数', 'people for each nurse'),
  single_room: words('单人单间', 'one person a room'),
  temperature_checks_per_day: words('每天测温次数', 'temperature checks a day'),
  waste_storage_days: words('医废存放天数', 'days medical waste is kept'),
  waste_record_years: words('医废记录年数', 'years of its records'),
  conditions: words('现场检查条件', 'conditions of an inspection'),
  activation: words('梯次启用', 'ladder of activation'),
  hours: words('小时内', 'within hours'),
  share: words('启用比例', 'share of the rooms'),
  large_site_rooms: words('大型隔离点房间数', 'rooms of a large site'),
  over_norm_takes_nobody: words('医护不足时停止接收', 'short of staff takes nobody more'),
  turnover_hours: words('退房到可用的小时数', 'hours from leaving to ready'),
  note: words('说明', 'note'),
}

const valueWords: Readonly<Record<string, Words>> = {
  true: words('是', 'yes'),
  false: words('否', 'no'),
  none: words('无', 'none'),
  all: words('全部', 'all'),
  last: words('最后一次', 'the last'),
  needed: words('必要时可外出', 'for what is needed'),
  reduced: words('减少外出', 'less than usual'),
  free: words('自由', 'freely'),
  stay: words('不外出', 'stay in'),
  limit: words('限制活动', 'limited'),
  remind: words('仅提醒', 'reminder only'),
  clear: words('无限制', 'no limits'),
  household: words('一户', 'household'),
  floor: words('楼层', 'floor'),
  unit: words('单元', 'stairwell'),
  building: words('楼栋', 'building'),
  compound: words('小区', 'compound'),
  community: words('社区', 'community'),
  street: words('街道', 'street'),
  county: words('区县', 'district'),
  open: words('开放', 'open'),
  never: words('不得扩大', 'never'),
  reasons: words('仅因所列情形', 'for the reasons named'),
  judgement: words('研判决定', 'by judgement'),
  allowed: words('允许', 'allowed'),
  forbidden: words('禁止', 'forbidden'),
  only_in_outbreak: words('仅在疫情时', 'only in an outbreak'),
  clock_day: words('起点当天就是第 1 天', 'the very day of the start'),
  next_day: words('起点次日是第 1 天', 'the day after the start'),
  elapsed: words('起点后的 24 小时', 'the 24 hours from the start'),
  last_exposure: words('末次接触', 'the last exposure'),
  entry: words('入境', 'entry'),
  left_area: words('离开风险区', 'leaving the area'),
  left_closed_loop: words('离开闭环', 'leaving the closed loop'),
  first_positive: words('首次阳性', 'the first positive'),
  admission: words('入院', 'admission'),
  order: words('命令', 'the order'),
  time: words('期满', 'time'),
  negative_test: words('检测阴性', 'a negative test'),
  result: words('出结果', 'the result'),
  order_ends: words('命令结束', 'the end of the order'),
  zone_lifted: words('区域解除', 'the end of the zone'),
  recovery: words('痊愈', 'recovery'),
  discharge: words('出院', 'discharge'),
  sampling: words('采样', 'sampling'),
  no_new_infection_days: words('连续无新增感染的天数', 'days without a new infection'),
  contact_days_since_exposure: words('距密接末次接触的天数', 'days since the last exposure'),
  round_negative_on_day: words('第几天全员阴性', 'everybody negative on day'),
  round_negative_within_days: words('几天内全员阴性', 'everybody negative within days'),
  levels_lifted: words('更严的区域全部解除', 'all stricter zones are lifted'),
  investigator: words('流调人员', 'the investigator'),
  recompute: words('重新计算', 'counted again'),
  end: words('结束', 'ends'),
  keep: words('到原定期限', 'runs to its old end'),
  review: words('当日由人核定', 'a person decides the same day'),
  rename: words('改名', 'takes another name'),
  single_rooms: words('单人单间', 'single rooms'),
  own_toilet: words('独立卫生间', 'a toilet of its own in each room'),
  three_zones: words(
    '隔离观察区、工作服务区、卫生通过区分开',
    'three zones apart: isolation, work, sanitary passage',
  ),
  separate_passages: words('人员通道分开', 'staff and guests never share a passage'),
  two_bins: words('两个带医废袋的垃圾桶', 'two bins with bags for medical waste'),
  no_contact_delivery: words('无接触配送', 'deliveries without contact'),
  staff_live_apart: words('工作人员集中居住、闭环管理', 'staff live together, in a closed loop'),
  waste_store: words('医废暂存点', 'a store for medical waste'),
}

/** What the names that a pack chose are called: its reasons, places, levels and kinds of orders. */
function namesIn(policy: Policy): ReadonlyMap<string, Words> {
  const names = new Map<string, Words>()
  for (const [id, { title }] of Object.entries(policy.status.rules)) names.set(id, title)
  for (const table of [policy.orders.kind, policy.areas.level, policy.places, policy.tracks])
    for (const [id, { name }] of Object.entries(table)) names.set(id, name)
  for (const [id, { name }] of Object.entries(policy.areas.level)) names.set(`zone_${id}`, name)
  return names
}

const kept = new WeakMap<Policy, ReadonlyMap<string, Words>>()
function nameOf(policy: Policy, id: string): Words | null {
  const names = kept.get(policy) ?? namesIn(policy)
  kept.set(policy, names)
  return names.get(id) ?? null
}

/** What a name of a pack is called: a reason, a place, a level, a kind of order; its own letters where it says nothing. */
export function wordsOf(policy: Policy, id: string, more: WordList = {}): Words {
  const own = Object.hasOwn(more, id) ? more[id] : undefined
  return nameOf(policy, id) ?? own ?? valueWords[id] ?? { zh: id, en: id.replaceAll('_', ' ') }
}

// Fields that hold tables of names which the pack chose; a name below them is no field.
const tables = new Set(['tracks', 'places', 'level', 'kind', 'rules', 'transport', 'time_limits'])
const ofNames = new Set([...tables, 'result_hours', 'size'])

/** Where a value stands, in words: `tracks.close_contact.stages[0].days` is close contact · stage 1 · days. */
export function labelOf(policy: Policy, path: string, more: WordList = {}): Words {
  const steps = path.split('.')
  const said: Words[] = []
  for (const [n, step] of steps.entries()) {
    const [, name = step, index] = /^(\w+)(?:\[(\d+)\])?$/.exec(step) ?? []
    const isOwn = ofNames.has(steps[n - 1] ?? '') && n > 1
    const isTableOfSecond = n === 1 && ofNames.has(steps[0] ?? '')
    const named =
      isOwn || isTableOfSecond
        ? wordsOf(policy, name, more)
        : (fieldWords[name] ?? words(name, name))
    // The part is told by the section, and what holds a table by the names in it.
    if (n === 0 && steps.length > 1) continue
    if (tables.has(name) && n < steps.length - 1 && !isOwn && !isTableOfSecond) continue
    const order = index === undefined ? '' : ` ${Number(index) + 1}`
    said.push(words(`${named.zh}${order}`, `${named.en}${order}`))
  }
  return words(said.map(({ zh }) => zh).join(' · '), said.map(({ en }) => en).join(' · '))
}

/** A value in words: names by what the pack calls them, lists with commas, figures as they are. */
export function saidOf(policy: Policy, v: unknown, more: WordList = {}): Words {
  if (v === null) return words('–', '–')
  if (Array.isArray(v)) {
    if (v.length === 0) return valueWords.none ?? words('无', 'none')
    const each = v.map((one) => saidOf(policy, one, more))
    return words(each.map(({ zh }) => zh).join('、'), each.map(({ en }) => en).join(', '))
  }
  if (typeof v === 'number') return words(String(v), String(v))
  return typeof v === 'string' || typeof v === 'boolean'
    ? wordsOf(policy, String(v), more)
    : words(shown(v), shown(v))
}
