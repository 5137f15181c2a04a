import { parseLabel } from '@bihuan/core/labels/label.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { navigate } from 'wouter/use-browser-location'
import type { BoxStory } from '../../api/wire.ts'
import { clockSpan } from '../../i18n/duration.ts'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { EmptyState } from '../../kit/states.tsx'
import { StatusCard } from '../../kit/status-card.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { useField } from '../engine/use-field.ts'
import { useTick } from '../shell/use-tick.ts'
import { CarryBox } from './carry-box.tsx'
import { type CarriedBox, carriedBoxes, noteCarried } from './courier-diary.ts'
import { useKept } from './kept.ts'
import { ScanLine } from './scan-line.tsx'
import { TakeBox } from './take-box.tsx'
import { type Courier, useBoxStory, useCourier } from './use-courier.ts'
import { useOwedSignatures } from './use-owed-signatures.ts'
import { wayClock } from './way-clock.ts'

/** A box that was signed for on another phone of the same courier, or before this one was wiped. */
function carriedFrom(story: BoxStory | null, me: string): CarriedBox | null {
  const leg = story?.legs.findLast(({ to, acceptedAt }) => to === me && acceptedAt !== null)
  if (!story || story.account !== me || !leg?.acceptedAt) return null
  const given = story.legs.find(({ acceptedAt, from }) => acceptedAt === null && from === me)
  const value = leg.acceptedCelsius
  return {
    box: story.box,
    takenAt: leg.acceptedAt,
    count: leg.accepted ?? leg.offered,
    system: story.tubes.length,
    laboratory: null,
    site: story.siteName,
    celsius: value === null ? null : { value, at: leg.acceptedAt },
    offer: given
      ? { to: given.to, count: given.offered, celsius: given.offeredCelsius, at: given.offeredAt }
      : null,
    lostAt: story.lostAt,
  }
}

function OneBox({ code, courier }: { code: string; courier: Courier }) {
  const { t } = useLingui()
  const { me, isThere, limitMinutes, boxes } = courier
  const heard = useBoxStory(code, isThere)
  const noted = useKept(carriedBoxes).find(({ box }) => box === code)
  const { story } = heard
  const found = noted === undefined ? carriedFrom(story, me) : null
  useEffect(() => {
    if (found) noteCarried(found)
  }, [found])
  const carried = noted ?? found
  useTitle(code)
  const laboratory = boxes.find(({ box }) => box === code)?.laboratory ?? null
  return (
    <Page title={t`Box ${code}`} back={{ href: '/f/box', word: t`All boxes` }}>
      {story?.receivedAt ? (
        <StatusCard tone="ok" title={t`Received by the laboratory`}>
          <p>
            <Trans>{story.receivedCount ?? 0} tubes</Trans>
          </p>
        </StatusCard>
      ) : story?.lostAt || carried?.lostAt ? (
        <StatusCard tone="late" title={t`Reported lost`} />
      ) : carried ? (
        <CarryBox {...{ carried, heard, me, laboratory, limitMinutes }} />
      ) : (
        <TakeBox key={code} box={code} heard={heard} me={me} />
      )}
    </Page>
  )
}

/** The courier's boxes: what is in hand first, then what was offered. */
function MyBoxes({ courier }: { courier: Courier }) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useTick(10_000)
  const carried = useKept(carriedBoxes)
  const { me, boxes, limitMinutes } = courier
  const open = boxes.filter(({ receivedAt, lostAt }) => receivedAt === null && lostAt === null)
  const ended = new Set(
    boxes.filter(({ receivedAt, lostAt }) => receivedAt ?? lostAt).map(({ box }) => box),
  )
  const inHand = carried.filter(({ box, lostAt }) => lostAt === null && !ended.has(box))
  const offered = open.filter(({ box }) => !inHand.some((one) => one.box === box))
  if (inHand.length + offered.length === 0)
    return (
      <EmptyState title={t`No box in your hands`}>
        <Trans>Scan the label of a box that a site gives you.</Trans>
      </EmptyState>
    )
  const aside = ({ takenAt, offer }: CarriedBox) => {
    if (offer) return <Tag tone="info">{t`Offered`}</Tag>
    const { leftMs } = wayClock(Date.parse(takenAt), limitMinutes, now)
    if (leftMs === null) return <Tag tone="wait">{t`On the way`}</Tag>
    const span = clockSpan(leftMs)
    return leftMs < 0 ? (
      <Tag tone="late">{t`Late ${span}`}</Tag>
    ) : (
      <Tag tone="wait">{t`${span} left`}</Tag>
    )
  }
  return (
    <List label={t`My boxes`}>
      {inHand.map((box) => (
        <ListRow
          key={box.box}
          href={`/f/box?box=${box.box}`}
          title={box.box}
          note={
            <>
              <Plural value={box.count} one="# tube" other="# tubes" /> ·{' '}
              <Trans>since {format.time(box.takenAt)}</Trans>
            </>
          }
          aside={aside(box)}
        />
      ))}
      {offered.map(({ box, tubes, account, sealedAt }) => (
        <ListRow
          key={box}
          href={`/f/box?box=${box}`}
          title={box}
          note={
            <>
              <Plural value={tubes} one="# tube" other="# tubes" /> ·{' '}
              <Trans>sealed {format.time(sealedAt)}</Trans>
            </>
          }
          aside={
            account === me ? (
              <Tag tone="wait">{t`In your hands`}</Tag>
            ) : (
              <Tag tone="info">{t`Offered to you`}</Tag>
            )
          }
        />
      ))}
    </List>
  )
}

/** A courier's start: scan a box, see those in hand with their clocks, and show the own badge to the giver. */
export function CourierPage({ code }: { code: string | null }) {
  const { t } = useLingui()
  const { account } = useField()
  const courier = useCourier()
  useOwedSignatures(courier)
  useTitle(t`Boxes`)
  if (code !== null) return <OneBox key={code} code={code} courier={courier} />
  const badge = account?.id.toUpperCase() ?? ''
  return (
    <Page title={t`Boxes`}>
      <ScanLine
        label={t`Code of a box`}
        ready={t`Scan the label of a box`}
        onScan={(text) => {
          const read = parseLabel('box', text)
          if (!read.ok) return { tone: 'late', tune: 'wrong', text: t`Not a box: ${text}` }
          navigate(`/f/box?box=${read.code}`)
          return null
        }}
      />
      <MyBoxes courier={courier} />
      {badge === '' ? null : (
        <section className="fh-badge" aria-label={t`My badge`}>
          <QrCode text={badge} label={t`Badge of ${account?.name ?? ''}`} size={180} />
          <p>{account?.name}</p>
          <p className="fh-note">
            <Trans>The giver scans this badge to offer you a box.</Trans>
          </p>
        </section>
      )}
    </Page>
  )
}
