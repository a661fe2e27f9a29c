#!/usr/bin/perl
# Checks the sources for the rules that no compiler knows. Prints "file:line: what" for each breach;
# the exit status is the verdict. Run from the root of the tree: perl tool/check_source.pl
#
#   layers      a folder of src/ includes only itself and what stands below it (order: mk/layer.mk)
#   libraries   a library's header stands only in the one or two files that adapt it
#   banned      functions that overrun, race, or end the process; each with what to use instead
#   comments    each C file begins with one; each prototype in a header has one
#   lines       at most 100 columns, no tabs in C, no spaces at the end, nothing "to do later"
#   README      each folder of code has one
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $breaches = 0;

sub breach {
    my ($file, $line, $what) = @_;
    print "$file:$line: $what\n";
    $breaches++;
}

sub slurp {
    my ($file) = @_;
    open(my $in, '<', $file) or die "$file: $!\n";
    local $/;
    my $text = <$in>;
    return defined $text ? $text : '';
}

# -- layers

# layer => { each layer that it may include => 1 }, read from the lines `below_x := x $(below_y)`.
sub read_layers {
    my %below;
    for (split /\n/, slurp('mk/layer.mk')) {
        next unless /^below_(\w+)\s*:=\s*(\w+)(?:\s+\$\(below_(\w+)\))?/;
        $below{$1} = { $2 => 1, $3 ? %{ $below{$3} } : () };
    }
    die "mk/layer.mk: no layers found\n" unless $below{base};
    return \%below;
}

my $below = read_layers();

sub layer_of {
    my ($file) = @_;
    return $file =~ m{^src/([^/]+)/} ? $1 : 'main';
}

sub check_layer {
    my ($file, $line, $included) = @_;
    my $layer = layer_of($file);
    my ($wanted) = $included =~ m{^([^/]+)/};
    if (!defined $wanted) {
        breach($file, $line, "\"$included\": includes are written from src/ (\"base/str.h\")")
            if $layer ne 'main';
        return;
    }
    return if $layer eq 'main';
    if (!$below->{$layer}) {
        breach($file, $line, "src/$layer is no layer of mk/layer.mk");
    } elsif (!$below->{$layer}{$wanted}) {
        breach($file, $line, "src/$layer must not include \"$included\": $wanted is not below it");
    }
}

# -- library headers

# header => [folder, how many files may include it]
my %library = (
    'microhttpd.h' => ['src/net', 2],
    'sqlite3.h' => ['src/db', 2],
    'libpq-fe.h' => ['src/db', 2],
    'curl/curl.h' => ['src/net', 2],
    'sodium.h' => ['src/base', 1],
    'simdjson.h' => ['src/base', 1],
    'utf8proc.h' => ['src/base', 1],
    'zlib.h' => ['src/base|src/net|src/job', 3],
    'xlsxwriter.h' => ['src/job', 1],
);
my %library_files;

sub check_library {
    my ($file, $line, $header) = @_;
    my $rule = $library{$header} or return;
    return if $file !~ m{^src/};
    my ($folder, $limit) = @$rule;
    breach($file, $line, "<$header> is only for adapters in $folder")
        unless $file =~ m{^(?:$folder)/};
    breach($file, $line, "<$header> must not stand in a header") if $file =~ /\.h$/;
    push @{ $library_files{$header} }, "$file:$line" unless $file =~ /_test\.c$/;
}

sub check_library_counts {
    for my $header (sort keys %library_files) {
        my @files = @{ $library_files{$header} };
        my $limit = $library{$header}[1];
        next if @files <= $limit;
        my ($file, $line) = split /:/, $files[-1];
        breach($file, $line, "<$header> is included by more than $limit files: @files");
    }
}

# -- banned functions

my %banned = (
    (map { $_ => 'use snprintf or buf_printf' } qw(sprintf vsprintf)),
    (map { $_ => 'use struct str, struct buf or memcpy with a length' }
        qw(strcpy strncpy stpcpy strcat strncat gets)),
    (map { $_ => 'use the parsers of base (they report errors)' } qw(atoi atol atoll atof)),
    (map { $_ => 'use str_* or strtok_r' } qw(strtok)),
    (map { $_ => 'use the arena' } qw(alloca)),
    (map { $_ => 'use base/crypto for random bytes' } qw(rand srand random srandom)),
    (map { $_ => 'start no shell' } qw(system popen)),
    (map { $_ => 'use base/calendar or the _r form' } qw(localtime gmtime ctime asctime)),
    (map { $_ => 'return errors' } qw(setjmp sigsetjmp longjmp siglongjmp)),
    (map { $_ => 'races; use mkstemp' } qw(tmpnam tempnam mktemp)),
);

sub check_banned {
    my ($file, $line, $code) = @_;
    while ($code =~ /(?<![\w.>])(\w+)\s*\(/g) {
        my $name = $1;
        breach($file, $line, "$name is banned: $banned{$name}") if $banned{$name};
        breach($file, $line, 'exit is for main.c and cmd_*.c only')
            if $name eq 'exit'
            && $file =~ m{^src/}
            && layer_of($file) ne 'main'
            && $file !~ /_test\.c$/;
    }
}

# -- comments and lines

# The text with comments and the insides of strings blanked; line breaks stay.
sub without_comments {
    my ($text) = @_;
    $text =~ s{(/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')}
              { my $t = $1; my $q = $t =~ /^(["'])/ ? $1 : ' ';
                $t =~ s/[^\n]/ /g; $q eq ' ' ? $t : $q . substr($t, 1, -1) . $q }gse;
    return $text;
}

# In a header, a prototype has a comment: right above it, above the run of lines it stands in, or
# behind it.
sub check_prototypes {
    my ($file, $text, $code) = @_;
    my @raw = split /\n/, $text, -1;
    my @bare = split /\n/, $code, -1;
    my $covered = 0;
    for my $i (0 .. $#raw) {
        $covered = 0 if $raw[$i] =~ /^\s*$/ || $raw[$i] =~ /^[#}]/;
        $covered = 1 if $raw[$i] =~ m{/\*|\*/|//};
        next unless $bare[$i] =~ /^[A-Za-z_][\w\s\*]*?\b(\w+)\s*\([^;{]*(?:;|,\s*$)/;
        next if $bare[$i] =~ /^(?:typedef|static|return|if|while|for|switch|#)\b/;
        breach($file, $i + 1, "$1 has no comment") unless $covered;
    }
}

sub check_lines {
    my ($file, $text) = @_;
    my $line = 0;
    for (split /\n/, $text, -1) {
        $line++;
        # A test's name, a sample or a path in a test stays in one piece.
        my $whole = $file =~ m{^test/} && /(["'`]).{40,}\1/;
        breach($file, $line, length($_) . ' columns, 100 are the limit')
            if length($_) > 100 && !$whole;
        breach($file, $line, 'space at the end of the line') if /[ \t]$/;
        breach($file, $line, 'a tab') if /\t/ && $file =~ /\.(?:[ch]|cpp)$/;
        breach($file, $line, "$1: do it or file it") if /\b(TO[D]O|FIX[M]E|XX[X])\b/;
    }
    breach($file, $line, 'no line break at the end') if length($text) && $text !~ /\n\z/;
}

sub check_c_file {
    my ($file) = @_;
    my $text = slurp($file);
    my $code = without_comments($text);
    breach($file, 1, 'begins without a comment on what it is') unless $text =~ m{\A(?:/\*|//)};
    check_lines($file, $text);
    check_prototypes($file, $text, $code) if $file =~ /\.h$/;
    my @raw = split /\n/, $text, -1;
    my $line = 0;
    for (split /\n/, $code, -1) {
        my $raw = $raw[$line++];
        if (my ($included) = $raw =~ /^\s*#\s*include\s*"([^"]+)"/) {
            check_layer($file, $line, $included) if $file =~ m{^src/};
        } elsif (my ($header) = $raw =~ /^\s*#\s*include\s*<([^>]+)>/) {
            check_library($file, $line, $header);
        } else {
            check_banned($file, $line, $_);
        }
    }
}

# -- README per folder

sub check_readmes {
    my %folder;
    for my $pattern (qw(src/* src/*/* test/* test/*/* tool/* client/* client/*/* web/*)) {
        for my $file (glob $pattern) {
            next if $file =~ m{/node_modules/|/fixtures/|README\.md$} || !-f $file;
            next unless $file =~ m{^(.*)/[^/]+\.(?:c|h|cpp|ts|tsx|js|mjs|sh|pl)$};
            $folder{$1} = 1;
        }
    }
    for my $name (sort keys %folder) {
        breach("$name/README.md", 1, 'is missing') unless -f "$name/README.md";
    }
}

# -- all

my @c_files = map { glob $_ } qw(src/*.[ch] src/*/*.[ch] src/*/*.cpp tool/*.c test/*/*.[ch]);
check_c_file($_) for @c_files;
check_lines($_, slurp($_)) for grep { -f } map { glob $_ }
    qw(Makefile mk/*.mk tool/*.sh tool/*.pl .ci/run test/*/*.ts test/*.ts test/*/*.sh
    client/*/*.js);
check_library_counts();
check_readmes();

if ($breaches) {
    print "check-source: $breaches breach", $breaches == 1 ? '' : 'es', "\n";
    exit 1;
}
print 'check-source: ', scalar @c_files, " C files follow the rules\n";
