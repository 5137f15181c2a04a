const isThere = () => typeof speechSynthesis !== 'undefined'

/** The voice that would read a language out; null where the device has none. `language` is `zh-CN` or `en`. */
export function voiceFor(language: string): SpeechSynthesisVoice | null {
  if (!isThere()) return null
  const wanted = language.slice(0, 2).toLowerCase()
  const voices = speechSynthesis
    .getVoices()
    .filter(({ lang }) => lang.slice(0, 2).toLowerCase() === wanted)
  // A voice from the network falls silent with it.
  return voices.find(({ localService }) => localService) ?? voices[0] ?? null
}

/** Says a text at once, in place of what is still being said; false where the device cannot speak. */
export function say(text: string, language: string): boolean {
  if (!isThere()) return false
  speechSynthesis.cancel()
  const words = new SpeechSynthesisUtterance(text)
  words.lang = language
  words.rate = 1.25
  const voice = voiceFor(language)
  if (voice) words.voice = voice
  speechSynthesis.speak(words)
  return true
}

// Two-character surnames among the hundred commonest; without them `欧阳` would be read as `欧`.
const longSurnames = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '夏侯',
]

/** What may be said aloud before strangers when only the surname is wanted: `张三` is `张`, `Anna Smith` is `Smith`. */
export function surnameOf(name: string): string {
  const clean = name.trim()
  if (/^\p{Script=Han}/u.test(clean)) {
    const long = longSurnames.find((surname) => clean.startsWith(surname))
    return long ?? [...clean][0] ?? ''
  }
  return clean.split(/[\s·]+/).at(-1) ?? ''
}
