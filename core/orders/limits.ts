import { hourMs, minuteMs } from '../time/instant.ts'

/**
 * What no policy can loosen, each with where it comes from: reliability §2.D and §6.1, domain-policy §10.6. A pack may only be
 * stricter. They are constants and no parameters, so that no confirmation or local module reaches them.
 */
export const guard = {
  /** An order with one signature lives so long. */
  emergencyMs: 2 * hourMs,
  /** An order that is not in the public log yet counts for so long after its last signature. */
  logGraceMs: 10 * minuteMs,
  /** Logged later than this after its last signature it was written afterwards. */
  logLateMs: hourMs,
  /** Between the issuer's draft and the approver's signature. */
  signingMs: 24 * hourMs,
  /** How far a draft's own moment may lie from the moment at which it is judged. */
  clockSkewMs: 5 * minuteMs,
  /** A start may not be ordered further ahead. */
  aheadMs: 48 * hourMs,
  answerHours: 4,
  decideHours: 24,
  /** Appeals against an order that has ended are still answered. DESIGN: no source gives a term. */
  lodgeDaysMin: 30,
  /** A batch above this needs a signature of the city. */
  batchWithoutCity: 50,
  /** Above this a batch begins with its first stage. */
  stagedAbove: 1_000,
  stages: [0.01, 0.1, 1],
  /** Between two stages. DESIGN: long enough that the first appeals can be heard. */
  stagePauseMs: 15 * minuteMs,
  /** One issuer restricts at most so many people a day without the city's signature. */
  perIssuerAndDay: 500,
  /** The shortest reason that can be one, in characters of the Chinese and of the English text. */
  reasonMin: { zh: 8, en: 20 },
} as const
