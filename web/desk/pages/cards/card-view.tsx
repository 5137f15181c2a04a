import { QrCode } from '../../../kit/qr-code.tsx'
import type { Card } from './questions.ts'

const day = new Intl.DateTimeFormat('zh-CN', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
})

/** A resident's card of 85 × 54 mm, in both languages: paper does not change its language. */
export function CardView(props: {
  card: Card
  place: { compound: string; building: string }
  expiresAt: string
}) {
  const { card, place, expiresAt } = props
  return (
    <article className="card" lang="zh-CN" data-text={card.text}>
      <div className="card-words">
        <p className="card-kind">
          采样码 <small lang="en">Sampling code</small>
        </p>
        <p className="card-name">{card.name}</p>
        <p>
          {place.compound}
          {place.building} {card.unit}单元 {card.door}
        </p>
        <p>
          <small>
            {card.age} 岁{card.tail === null ? null : <> · 证件尾号 {card.tail}</>}
          </small>
        </p>
        <p className="card-until">
          有效至 <small lang="en">valid until</small>
          <b>{day.format(Date.parse(expiresAt))}</b>
        </p>
        <p className="card-lost">
          <small>采样时出示。丢了请到社区重打，旧卡到期作废；捡到请交社区。</small>
          <small lang="en">
            Show it to be sampled. Lost: the community prints a new one. Found: hand it in.
          </small>
        </p>
      </div>
      <QrCode text={card.text} label={`采样码 ${card.name}`} />
    </article>
  )
}
