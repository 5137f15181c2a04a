import { i18n } from '@lingui/core'
import { say } from '../../scan/speech.ts'
import { playTune, type Tune } from '../../scan/tone.ts'
import { vibrate } from '../../scan/vibrate.ts'
import { voiceNow } from './voice.ts'

/** Tells an outcome to somebody who does not look: tone at once, then words, and the hand feels it. */
export function tell(tune: Tune, words: string): void {
  playTune(tune)
  vibrate(tune)
  if (voiceNow() !== 'off') say(words, i18n.locale)
}
