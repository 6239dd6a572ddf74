import Basics

/// What can be wrong with archives and mails that hold files, in words.
extension DocumentFault {
    static let noBundle = DocumentFault(
        .unknownType, Wording(zh: "这不是压缩包，也不是邮件", en: "this is neither an archive nor a mail"),
        advice: Wording(zh: "请直接打开该文件。", en: "Open the file itself."))

    static let bundleDamaged = DocumentFault(
        .damaged,
        Wording(zh: "压缩包不完整或已损坏，读不下去", en: "the archive is incomplete or damaged and cannot be read on"),
        advice: Wording(
            zh: "请重新下载压缩包；能在别的软件里解开时，请解压后再打开其中的文件。",
            en: "Download it again; if another program unpacks it, open the files in it."))

    static let bundledEncrypted = DocumentFault(
        .encrypted, Wording(zh: "压缩包里的这个文件有密码", en: "this file of the archive is protected by a password"),
        advice: Wording(
            zh: "请用密码解压后再打开，或重新压缩时不设密码。", en: "Unpack it with its password, or pack it again without one."))

    static let bundledDamaged = DocumentFault(
        .damaged,
        Wording(
            zh: "压缩包里的这个文件已损坏：解压出错或校验不符",
            en: "this file of the archive is damaged: it does not unpack, or its checksum is wrong"),
        advice: Wording(zh: "请重新下载压缩包，或索取原件。", en: "Download the archive again, or ask for another copy."))

    static func nestedArchives(limit: Int) -> DocumentFault {
        DocumentFault(
            .forbidden,
            Wording(
                zh: "压缩包一层套一层，超过 \(limit) 层，里面的文件未读",
                en: "archives are nested more than \(limit) deep; this one was not read"),
            advice: Wording(zh: "请先解压，再打开其中的压缩包。", en: "Unpack it first, then open the archive in it."))
    }

    static let isBundle = DocumentFault(
        .unknownType,
        Wording(
            zh: "这是压缩包或邮件，里面是一个个文件，不是一份文件", en: "this is an archive or a mail, which holds files and is none itself"),
        advice: Wording(
            zh: "请用 check、read 或 batch 打开，或先解压。", en: "Open it with check, read or batch, or unpack it first."))
}
