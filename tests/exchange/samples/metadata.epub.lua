-- we can read Lua syntax here!
return {
    ["annotations"] = {
        [1] = {
            ["chapter"] = "One",
            ["color"] = "green",
            ["datetime"] = "2031-03-03 10:12:13",
            ["datetime_updated"] = "2031-03-04 08:00:00",
            ["drawer"] = "lighten",
            ["note"] = "Say it \"aloud\".",
            ["page"] = "/body/DocFragment[3]/body/p[4]/text().0",
            ["pageno"] = 12,
            ["pos0"] = "/body/DocFragment[3]/body/p[4]/text().0",
            ["pos1"] = "/body/DocFragment[3]/body/p[4]/text().44",
            ["text"] = "The sea keeps its own ledger,\
and it is never late with an entry.",
        },
        [2] = {
            ["datetime"] = "2031-03-05 09:00:00",
            ["page"] = "/body/DocFragment[5]/body/p[1]/text().0",
            ["pageno"] = 30,
            ["text"] = "in One",
        },
    },
    ["doc_pages"] = 210,
    ["doc_props"] = {
        ["authors"] = "Tove Brandt\
Ole Lind",
        ["language"] = "en",
        ["title"] = "The Tide Tables of Osterby",
    },
    ["partial_md5_checksum"] = "0123456789abcdef0123456789abcdef",
    ["percent_finished"] = 0.25,
    ["summary"] = { ["status"] = "reading", ["modified"] = "2031-03-05" },
}
