import type { Words } from '../policy/words.ts'

/** Why a checkpoint is not believed, or does not follow from the one before. */
export type CheckpointFault =
  | 'not-a-checkpoint'
  | 'other-log'
  | 'not-signed'
  | 'bad-signature'
  | 'ahead-of-clock'
  | 'too-few-witnesses'
  | 'too-old'
  | 'older'
  | 'split-view'
  | 'not-consistent'

/** What each of them means, and what to do. */
export const checkpointWords: Record<CheckpointFault, Words> = {
  'not-a-checkpoint': {
    zh: '这不是检查点：请重新下载，并保留收到的原文',
    en: 'This is not a checkpoint: fetch it again, and keep what you received',
  },
  'other-log': {
    zh: '这是另一个日志的检查点：请核对日志名称和地址',
    en: 'This checkpoint is of another log: check the name and the address of the log',
  },
  'not-signed': {
    zh: '没有本日志的签名：请核对日志公钥，不要采信其内容',
    en: 'The log has not signed it: check the key of the log, and do not believe what it says',
  },
  'bad-signature': {
    zh: '签名不符：内容被改动或签名系伪造。请保留原文并通报',
    en: 'A signature does not fit: the text was changed or the signature forged. Keep it and report it',
  },
  'ahead-of-clock': {
    zh: '见证时间在未来：请先校准本机时钟，再核对一次',
    en: 'A witness signed in the future: set your clock right, then check again',
  },
  'too-few-witnesses': {
    zh: '见证人不足：请等下一个检查点；一直不足时请联系见证人',
    en: 'Too few witnesses have signed: wait for the next checkpoint, and ask the witnesses when it stays so',
  },
  'too-old': {
    zh: '检查点过旧：请重新下载；一直得不到新的，说明日志可能在隐瞒',
    en: 'The checkpoint is too old: fetch it again; a log that shows no newer one may be hiding something',
  },
  older: {
    zh: '比已知的检查点小：可能只是旧文件。请索取最新的；若日志称其为最新，即为回滚，请通报',
    en: 'It is smaller than the one known: perhaps an old file. Ask for the latest; if the log says this is it, it was rolled back: report it',
  },
  'split-view': {
    zh: '同样大小、不同的根：日志给不同的人看不同的内容。请保留两份检查点并公开通报',
    en: 'The same size with another root: the log shows different people different things. Keep both checkpoints and report them in public',
  },
  'not-consistent': {
    zh: '新检查点没有延续已知的检查点：证明不符，或历史被改写。请重新索取证明；仍不符时保留两份检查点并公开通报',
    en: 'The new checkpoint does not continue the one known: a wrong proof, or history was rewritten. Ask for the proof again; if it fails again, keep both checkpoints and report them in public',
  },
}
