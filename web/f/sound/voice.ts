export type Voice = 'name' | 'surname' | 'off'

const key = 'bihuan.voice'

/** What is said aloud at a scan: the name, only the surname where strangers stand near, or nothing but tones. */
export function voiceNow(): Voice {
  const chosen = localStorage.getItem(key)
  return chosen === 'surname' || chosen === 'off' ? chosen : 'name'
}

/** Keeps the choice on this phone. */
export const chooseVoice = (voice: Voice) => localStorage.setItem(key, voice)
