import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '../time/instant.ts'
import { readBill } from './bill.ts'
import { printWhen } from './print-note.ts'

const now = instantOf('2022-07-30T18:22:00+08:00')
const rows = (text: string) =>
  readBill(text, now).items.map(({ row, fields }) => [
    row,
    printWhen(fields),
    fields.place ?? fields.transport?.number,
  ])

const wechat = `微信支付账单明细,,,,
----------------------微信支付账单明细列表--------------------,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2022-07-28 18:32:10,商户消费,"海底捞(万达店)","堂食,四人",支出,¥356.00,零钱,支付成功,100003990120220728,10,"/"
2022-07-28 12:10:00,转账,李四,"转账",支出,¥20.00,零钱,支付成功,1,2,"/"
2022-07-27 09:10:00,扫二维码付款,老王早餐,收款方备注,支出,¥8.00,零钱,已转账,1,2,"/"
2022-07-27 10:10:00,商户消费,丹尼斯百货,商品,支出,¥8.00,零钱,已全额退款,1,2,"/"
2022-07-26 10:10:00,商户消费,美团外卖,商品,支出,¥8.00,零钱,支付成功,1,2,"/"
2022-07-28 18:32:10,商户消费,"海底捞(万达店)","堂食",支出,¥356.00,零钱,支付成功,2,10,"/"
坏行`

describe('a list of payments', () => {
  test('as WeChat exports it becomes visits; transfers, refunds and what was bought online do not', () => {
    expect(rows(wechat)).toEqual([
      [4, '2022-07-28 18:32', '海底捞(万达店)'],
      [6, '2022-07-27 09:10', '老王早餐'],
    ])
    const { leftOut, notUnderstood } = readBill(wechat, now)
    expect(leftOut.map(({ row, why }) => [row, why])).toEqual([
      [5, 'transfer'],
      [7, 'refund'],
      [8, 'online'],
      [9, 'twice'],
    ])
    expect(notUnderstood).toEqual([{ row: 10, text: '坏行' }])
  })

  test('as Alipay exports it, with tabs, in other columns', () => {
    const alipay =
      '交易时间\t交易分类\t交易对方\t对方账号\t商品说明\t收/支\t金额\n2022-07-28 08:02:00\t餐饮美食\t肯德基二七店\t/\t早餐\t支出\t35.50'
    expect(rows(alipay)).toEqual([[2, '2022-07-28 08:02', '肯德基二七店']])
  })

  test('of messages of banks and free lines', () => {
    const lines = `【工商银行】您尾号0000卡7月28日18:35支出(消费支付宝-丹尼斯百货)128.00元，余额1000.00元。
您尾号1234的卡7月27日12:02在肯德基二七店消费人民币35.50元
7/24 19:00 丹尼斯 购物 88元
随便写写`
    expect(rows(lines)).toEqual([
      [1, '2022-07-28 18:35', '丹尼斯百货'],
      [2, '2022-07-27 12:02', '肯德基二七店'],
      [3, '2022-07-24 19:00', '丹尼斯'],
    ])
    expect(readBill(lines, now).notUnderstood.map(({ row }) => row)).toEqual([4])
  })
})

describe('a list of trips', () => {
  test('of the railway names train, carriage and seat', () => {
    const [one] = readBill(
      '【铁路12306】订单E123456789,张三您已购7月26日G1234次5车12A号,郑州东站07:40开',
      now,
    ).items
    expect(one?.fields.transport).toEqual({
      kind: 'train',
      number: 'G1234',
      carriage: '5',
      row: '12',
      seat: 'A',
    })
    expect(one && printWhen(one.fields)).toBe('2022-07-26 07:40')
  })

  test('of a taxi service names from where to where, and the plate', () => {
    const trips =
      '下单时间\t起点\t终点\t车牌号\n2022-07-25 08:10\t绿城百合\t郑州东站\t豫A12345\n2022-07-26 20:10\t郑州东站\t绿城百合\t'
    expect(rows(trips)).toEqual([
      [2, '2022-07-25 08:10', '绿城百合 – 郑州东站'],
      [3, '2022-07-26 20:10', '郑州东站 – 绿城百合'],
    ])
    expect(readBill(trips, now).items.map(({ fields }) => fields.transport?.number)).toEqual([
      '豫A12345',
      null,
    ])
  })
})

describe('any text', () => {
  const line = fc.constantFrom(
    ...wechat.split('\n'),
    '',
    '\t\t',
    '7/24 19:00 丹尼斯 88元',
    '昨天 99.90元 某店 18:30',
    '"',
    '交易时间\t交易对方',
  )
  test('is read without an error; every line is a candidate, left out, not understood, or around the table', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(line).map((all) => all.join('\n')),
        ),
        (text) => {
          const { items, leftOut, notUnderstood } = readBill(text, now)
          const seen = [...items, ...leftOut, ...notUnderstood].map(({ row }) => row)
          expect(new Set(seen).size).toBe(seen.length)
          for (const { fields } of items) {
            expect(fields.from ?? 0).toBeLessThanOrEqual(now)
            expect(fields.from !== null || fields.day !== null).toBe(true)
          }
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('leaves no amount in a candidate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 999_999 }),
        fc.constantFrom('元', '块', ''),
        (cents, unit) => {
          const amount = (cents / 100).toFixed(2)
          const { items } = readBill(`7/24 19:00 丹尼斯 购物 ¥${amount}${unit} 尾号8899`, now)
          expect(JSON.stringify(items)).not.toContain(amount)
          expect(JSON.stringify(items)).not.toContain('8899')
          expect(items).toHaveLength(1)
        },
      ),
    )
  })
})
