return {
    ["bookmarks"] = {
        [1] = {
            ["datetime"] = "2029-05-06 07:08:09",
            ["highlighted"] = true,
            ["notes"] = "Nobody asked the name of the pier.",
            ["page"] = "/body/DocFragment[2]/body/p[1]/text().0",
            ["pos0"] = "/body/DocFragment[2]/body/p[1]/text().0",
            ["pos1"] = "/body/DocFragment[2]/body/p[1]/text().34",
            ["text"] = "My own words on it",
        },
        [2] = {
            ["datetime"] = "2029-05-06 08:00:00",
            ["highlighted"] = true,
            ["notes"] = "The lamp turned for no one.",
            ["page"] = 14,
            ["pos0"] = { ["page"] = 14, ["x"] = 10.5, ["y"] = 20, ["zoom"] = 1 },
            ["text"] = "Page 14 The lamp turned for no one. @ 2029-05-06 08:00:00",
        },
        [3] = {
            ["datetime"] = "2029-05-06 09:00:00",
            ["notes"] = "in Chapter 3",
            ["page"] = "/body/DocFragment[4]/body/p[9]/text().0",
            ["text"] = "Page 20 in Chapter 3 @ 2029-05-06 09:00:00",
        },
    },
    ["highlight"] = {
        [12] = {
            [1] = {
                ["chapter"] = "Two",
                ["datetime"] = "2029-05-06 07:08:09",
                ["drawer"] = "lighten",
                ["text"] = "Nobody asked the name of the pier.",
            },
        },
        [18] = {
            [1] = {
                ["datetime"] = "2029-05-06 08:30:00",
                ["drawer"] = "lighten",
                ["text"] = "Only in the table of highlights.",
            },
        },
    },
    ["stats"] = { ["authors"] = "Carla Venti", ["title"] = "The New Pier" },
}
