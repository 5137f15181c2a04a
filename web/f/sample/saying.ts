import { maskName } from '@bihuan/core/identity/mask.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { t } from '@lingui/core/macro'
import { surnameOf } from '../../scan/speech.ts'
import type { Tune } from '../../scan/tone.ts'
import type { Hindrance, Outcome } from '../engine/types.ts'
import type { Voice } from '../sound/voice.ts'
import { tubeText } from './tube-text.ts'

/** What an outcome looks and sounds like. `tone` is colour and shape; `speech` is said aloud. */
export type Saying = {
  tone: 'ok' | 'wait' | 'late'
  tune: Tune
  title: string
  note?: string
  speech: string
  /** What the sampler may do about it. */
  next?: 'register' | 'anyway' | 'sign-in'
}

/** What the words need beyond the outcome. */
export type Hearing = {
  voice: Voice
  time(at: Instant): string
  /** The place of a person in the open tube, 1 to its size; 0 when not in it. */
  placeOf(person: string): number
}

const ok = (title: string, speech: string, note?: string): Saying => ({
  tone: 'ok',
  tune: 'ok',
  title,
  speech,
  ...(note === undefined ? {} : { note }),
})
const again = (title: string, speech: string, note?: string): Saying => ({
  ...ok(title, speech, note),
  tone: 'wait',
  tune: 'again',
})
const wrong = (title: string, speech: string, note?: string): Saying => ({
  ...ok(title, speech, note),
  tone: 'late',
  tune: 'wrong',
})

const aloud = (name: string, voice: Voice) => (voice === 'surname' ? surnameOf(name) : name)

function whyNot(why: Hindrance): Saying {
  const nothing = t`Nothing was kept`
  switch (why) {
    case 'not-joined':
      return wrong(t`No site chosen`, t`No site chosen`, nothing)
    case 'not-signed-in':
      return { ...wrong(t`Sign in first`, t`Sign in first`, nothing), next: 'sign-in' }
    case 'other-tab':
      return wrong(t`Open in another tab`, t`Close the other tab`, nothing)
    case 'storage-full':
      return wrong(t`The phone is full`, t`The phone is full`, t`Send or export the unsent work`)
    case 'storage-blocked':
      return wrong(t`The phone cannot store`, t`The phone cannot store`, nothing)
    case 'sealed-code-unreadable':
      return wrong(t`Code cannot be read`, t`Register by hand`, nothing)
    case 'round-over':
      return wrong(t`The round is over`, t`The round is over`, nothing)
  }
}

function duplicate(outcome: Extract<Outcome, { kind: 'duplicate' }>, hearing: Hearing): Saying {
  const at = hearing.time(outcome.at)
  const name = maskName(outcome.name)
  switch (outcome.place) {
    case 'this-tube': {
      const place = hearing.placeOf(outcome.person)
      return again(
        t`Again, number ${place}`,
        t`Again, number ${place}`,
        t`${name}, in this tube at ${at}`,
      )
    }
    case 'this-device':
      return again(t`Sampled today`, t`Sampled already`, t`${name}, here at ${at}`)
    case 'elsewhere':
      return {
        ...again(t`Sampled today`, t`Sampled already`, t`${name}, at another site at ${at}`),
        next: 'anyway',
      }
  }
}

/** Words, tone and tune of what an act came to, in the language on the page. */
export function sayingOf(outcome: Outcome, hearing: Hearing): Saying {
  switch (outcome.kind) {
    case 'taken': {
      const name = aloud(outcome.name, hearing.voice)
      const { n } = outcome
      const title = `${n} ${maskName(outcome.name)}`
      if (!outcome.isFull) return ok(title, t`${name}, ${n}`)
      return {
        tone: 'late',
        tune: 'full',
        title: t`Tube full, next tube`,
        note: t`${title} is in. Scan this tube again to seal it`,
        speech: t`${name}, ${n}. Tube full, next tube`,
      }
    }
    case 'duplicate':
      return duplicate(outcome, hearing)
    case 'full':
      return {
        ...wrong(
          t`Tube full`,
          t`Tube full, next tube`,
          t`Not added. Scan this tube again to seal it`,
        ),
        tune: 'full',
      }
    case 'tube-opened':
      return ok(t`Tube open`, t`New tube`, tubeText(outcome.tube))
    case 'tube-again':
      return ok(t`The same tube`, t`Same tube, ${outcome.count}`, t`${outcome.count} in it so far`)
    case 'tube-still-open':
      return wrong(
        t`Another tube is open`,
        t`Seal the other tube first`,
        t`${tubeText(outcome.tube)} has ${outcome.count} in it: seal it first`,
      )
    case 'tube-unknown':
      return wrong(t`Not a tube of this site`, t`Not our tube`, tubeText(outcome.tube))
    case 'tube-does-not-fit':
      return wrong(
        t`This tube does not fit`,
        t`Take another tube`,
        t`It holds fewer people, or is for another sampling`,
      )
    case 'tube-used':
      return wrong(t`Tube was used`, t`Tube was used, take another`, tubeText(outcome.tube))
    case 'tube-empty':
      return wrong(t`The tube is empty`, t`The tube is empty`, t`Scan a person first`)
    case 'tube-put-back':
      return ok(t`Tube put back`, t`Tube put back`, tubeText(outcome.tube))
    case 'need-tube':
      return wrong(t`Scan a tube first`, t`Scan a tube first`)
    case 'undone':
      return ok(
        t`Taken back`,
        t`Taken back, ${outcome.n}`,
        t`${maskName(outcome.name)} is out of the tube`,
      )
    case 'nothing-to-undo':
      return again(t`Nothing to take back`, t`Nothing to take back`)
    case 'count-differs':
      return wrong(
        t`${outcome.counted} counted, ${outcome.members} on the list`,
        t`Count differs`,
        t`Not sealed. Count the swabs again, or take somebody off the list`,
      )
    case 'sealed':
      return ok(t`Sealed, ${outcome.count}`, t`Sealed, ${outcome.count}`, tubeText(outcome.tube))
    case 'moved':
      return ok(t`Moved to the new tube`, t`Moved`, tubeText(outcome.to))
    case 'voided':
      return ok(t`Tube void`, t`Tube void`, tubeText(outcome.tube))
    case 'other-label':
      return outcome.what === 'box'
        ? wrong(t`This is a box`, t`This is a box`, t`Boxes are scanned on the box page`)
        : wrong(t`This is a plate`, t`This is a plate`)
    case 'code-forged':
      return { ...wrong(t`Code is not ours`, t`Register by hand`), next: 'register' }
    case 'code-expired':
      return {
        ...wrong(
          t`Code has expired`,
          t`Code expired`,
          t`${maskName(outcome.name)}: ask to refresh it, or register by hand`,
        ),
        next: 'register',
      }
    case 'kept':
      return ok(t`Kept`, t`Kept`, outcome.words)
    case 'not-taken':
      return whyNot(outcome.why)
    default:
      // A misread tube, or a text that is no code at all.
      return {
        ...wrong(t`Not recognised`, t`Register by hand`, t`Scan again, or register by hand`),
        next: 'register',
      }
  }
}
