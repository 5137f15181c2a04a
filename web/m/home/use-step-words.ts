import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { cityNow } from '../../shell/city-clock.ts'
import { ageWords } from '../reading/age.ts'
import type { Place } from '../wire.ts'
import type { NextStep } from './next-step.ts'

type Words = { first: string; more?: string }

/** How long a queue is, when the site said so, and how long it takes; nothing where it has said nothing lately. */
export function useQueueWords(): (place: Place) => string | undefined {
  const { t, i18n } = useLingui()
  return ({ queuePeople, queueAt, waitMinutes }) => {
    if (queuePeople === null || queueAt === null) return undefined
    const age = ageWords(i18n.locale, Date.parse(queueAt), cityNow())
    return waitMinutes === null
      ? t`${queuePeople} people in the queue (${age})`
      : t`${queuePeople} people in the queue (${age}), about ${waitMinutes} minutes`
  }
}

/** The sentences of a step: what to do, and what it means. */
export function useStepWords(): (step: NextStep) => Words {
  const { t } = useLingui()
  const format = useFormats()
  const queue = useQueueWords()
  const queueAt = (place: Place | null) => {
    const words = place ? queue(place) : undefined
    return words === undefined ? {} : { more: words }
  }
  return (step): Words => {
    switch (step.kind) {
      case 'stay-home':
        return {
          first: step.sure
            ? t`Stay at home. A doctor will call you.`
            : t`Stay at home. A second test with another kit is under way.`,
          more: t`Keep your phone at hand and keep away from the others at home.`,
        }
      case 'await-alone': {
        const at = format.time(step.sampledAt)
        return { first: t`Wait at home. You were sampled alone at ${at}; the result comes here.` }
      }
      case 'once-more-alone': {
        const means = t`Somebody in your tube may carry the virus; nobody knows yet who. That does not mean that it is you. Stay at home until your own result is there.`
        if (step.dueAt === null)
          return { first: t`You are to be sampled once more, alone. Wait at home.`, more: means }
        const due = format.dayAndTime(step.dueAt)
        return { first: t`Wait at home: you are sampled once more, alone, by ${due}.`, more: means }
      }
      case 'once-more': {
        const means = t`Your last sample gave no result. That says nothing about your health.`
        if (step.dueAt === null) return { first: t`Please be sampled again.`, more: means }
        const due = format.dayAndTime(step.dueAt)
        return { first: t`Please be sampled again by ${due}.`, more: means }
      }
      case 'await-result': {
        const [at, site] = [format.time(step.sampledAt), step.site]
        return {
          first: t`You were sampled at ${at}. Nothing more to do.`,
          more: t`${site}. The result comes here as soon as it is released.`,
        }
      }
      case 'done':
        return { first: t`Nothing to do. You have done this round.` }
      case 'no-round':
        return { first: t`Nothing to do. There is no round for you now.` }
      case 'exempt':
        return { first: t`Nothing to do. You need not take part in this round.` }
      case 'not-due':
        return { first: t`Nothing to do. This round is not for your address.` }
      case 'not-yet': {
        const [opens, closes] = [format.dayAndTime(step.opensAt), format.dayAndTime(step.closesAt)]
        return { first: t`Not yet. Sampling is from ${opens} to ${closes}.` }
      }
      case 'missed': {
        const closed = format.dayAndTime(step.closedAt)
        return {
          first: t`The round ended at ${closed} and you were not sampled.`,
          more: t`Call your community: they tell you where to go.`,
        }
      }
      case 'at-home': {
        const closes = format.time(step.closesAt)
        return {
          first: t`Wait at home. A team comes to your door before ${closes}.`,
          more: t`Have the code and the document ready.`,
        }
      }
      case 'slot': {
        const [opens, closes] = [format.time(step.opens), format.time(step.closes)]
        const name = step.place?.name
        return {
          first: name
            ? t`Your time is ${opens}–${closes}, at ${name}.`
            : t`Your time is ${opens}–${closes}.`,
          ...queueAt(step.place),
        }
      }
      case 'go': {
        const closes = format.time(step.closesAt)
        const name = step.place?.name
        return {
          first: name
            ? t`Go to ${name} until ${closes}.`
            : t`Go to a sampling site until ${closes}. Your community knows which.`,
          ...queueAt(step.place),
        }
      }
    }
  }
}
