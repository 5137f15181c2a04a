/** What a column of a list of payments or trips says. */
export type Column =
  | 'time'
  | 'end'
  | 'place'
  | 'goods'
  | 'direction'
  | 'state'
  | 'from'
  | 'to'
  | 'number'
  | 'carriage'
  | 'seat'
  | 'row'

// Names of columns as the exports of payment services, banks, railways and taxi services have them. The first that fits wins.
const names: readonly [Column, RegExp][] = [
  ['end', /^(到达时间|结束时间|下车时间|出站时间|离开时间|end time|arrival|until)$/i],
  [
    'time',
    /^(交易时间|交易创建时间|付款时间|支付时间|创建时间|交易日期|记账日期|时间|日期|下单时间|乘车时间|上车时间|发车时间|进站时间|开车时间|出发时间|乘车日期|date|time|start time|departure)$/i,
  ],
  [
    'from',
    /^(起点|出发地|上车地点|上车点|进站|进站站点|出发站|始发站|起始地|from|origin|pickup)$/i,
  ],
  [
    'to',
    /^(终点|目的地|下车地点|下车点|出站|出站站点|到达站|终到站|到达地|to|destination|drop-?off)$/i,
  ],
  ['number', /^(车次|航班|航班号|车牌|车牌号|线路|班次|train|flight|plate|line)$/i],
  ['carriage', /^(车厢|车厢号|carriage|coach)$/i],
  ['seat', /^(座位|座位号|座号|席位|席位号|seat)$/i],
  ['row', /^(排|排号|row)$/i],
  ['direction', /^(收\/?支|收支类型|交易类型|类型|收支|direction|type)$/i],
  ['state', /^(当前状态|交易状态|状态|status)$/i],
  [
    'place',
    /^(交易对方|商户名称|商户|商家|商家名称|对方|对方名称|对方户名|交易地点|地点|门店|店名|收款方|counterparty|merchant|payee|place)$/i,
  ],
  ['goods', /^(商品|商品名称|商品说明|摘要|交易说明|用途|description|goods)$/i],
]

/** Which column stands where, if the cells are the heads of columns: a time and a place or a way must be among them. */
export function columnsOf(cells: readonly string[]): ReadonlyMap<Column, number> | null {
  const columns = new Map<Column, number>()
  for (const [n, cell] of cells.entries()) {
    const name = cell.replace(/\(.*\)$/, '').trim()
    const found = names.find(([column, form]) => form.test(name) && !columns.has(column))
    if (found) columns.set(found[0], n)
  }
  const saysWhere = ['place', 'from', 'to', 'number', 'goods'] as const
  return columns.has('time') && saysWhere.some((one) => columns.has(one)) ? columns : null
}

/** Why a row is no visit, if it is none: money that comes back, that goes to a person, or for which nobody went anywhere. */
export type LeftOut = 'refund' | 'transfer' | 'income' | 'failed' | 'online'

const reasons: readonly [LeftOut, RegExp][] = [
  ['refund', /退款|退货|已全额退|已退|冲正|撤销|refund/i],
  [
    'transfer',
    /(?<!已)转账|红包|提现|充值|零钱通|余额宝|信用卡还款|还款|理财|基金|亲属卡|转入|转出|transfer/i,
  ],
  ['failed', /交易关闭|支付失败|已关闭|已取消|failed|cancelled/i],
  ['income', /^(收入|收款|入账|工资|利息|income)$|收入\(|存入|代发/i],
  [
    'online',
    /淘宝|天猫|京东商城|拼多多|抖音|美团外卖|饿了么|话费|电费|水费|燃气费|网上国网|视频会员|腾讯视频|爱奇艺|苹果服务|app ?store|游戏/i,
  ],
]

/** Why a row of these texts is no visit; null where it may be one. */
export function leftOutOf(texts: readonly string[]): LeftOut | null {
  const found = reasons.find(([, form]) => texts.some((text) => form.test(text)))
  return found ? found[0] : null
}

const money =
  /(?:人民币|RMB|CNY|¥|￥|\$)\s?-?[\d,]+(?:\.\d+)?(?:\s?元)?|-?[\d,]*\d(?:\.\d+)?\s?(?:元|块)|(?<![\d:.])-?\d+\.\d{2}(?![\d:.])/gi
const numbersOfPapers =
  /(?:尾号|卡号|账号|订单号?|单号|流水号?|余额)[::]?\s?[A-Z0-9*]{2,}|(?<![\dA-Z])\d{12,}(?!\d)/gi

/** A text without amounts and without numbers of cards, orders and accounts: nobody who looks for contacts needs them. */
export const withoutMoney = (text: string): string =>
  text.replace(numbersOfPapers, ' ').replace(money, ' ').replace(/\s+/g, ' ').trim()
